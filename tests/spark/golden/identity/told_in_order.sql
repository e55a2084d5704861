WITH named AS (
  SELECT
    t.record_l,
    t.record_r,
    v.what,
    v.level,
    t.bits + IF(v.by_rarity, COALESCE(t.rarity, 0), 0) AS bits
  FROM told AS t
  INNER JOIN levels AS v
    ON t.what = v.what AND ABS(t.bits - v.bits) < 1e-5
), listed AS (
  SELECT
    record_l,
    record_r,
    ARRAY_SORT(
      COLLECT_LIST(
        STRUCT(
          (
            ABS(bits)
          ) IS NULL AS k0,
          -(
            ABS(bits)
          ) AS k1,
          (
            what
          ) IS NULL AS k2,
          what AS k3,
          STRUCT(what AS what, level AS level, bits AS bits) AS v
        )
      )
    ).v AS evidence,
    BOOL_OR(level = 'one_is_a_sister') AS sisters
  FROM named
  GROUP BY
    record_l,
    record_r
)
SELECT
  p.record_l,
  p.record_r,
  p.probability,
  l.evidence,
  l.sisters
FROM record_pairs AS p
INNER JOIN listed AS l
  ON p.record_l = l.record_l AND p.record_r = l.record_r
ORDER BY
  p.record_l NULLS LAST,
  p.record_r NULLS LAST
