WITH of_groups AS (
  SELECT
    m.mention_id,
    m.record_id,
    c.component_id
  FROM mentions AS m
  INNER JOIN components AS c
    ON m.record_id = c.record_id
), within AS (
  SELECT
    LEAST(l.record_id, r.record_id) AS record_l,
    GREATEST(l.record_id, r.record_id) AS record_r,
    p.match_probability AS probability,
    p.mention_id_l AS mention_l,
    p.mention_id_r AS mention_r
  FROM scored AS p
  INNER JOIN of_groups AS l
    ON p.mention_id_l = l.mention_id
  INNER JOIN of_groups AS r
    ON p.mention_id_r = r.mention_id AND l.component_id = r.component_id
  WHERE
    l.record_id <> r.record_id
), unlikely AS (
  SELECT
    w.*
  FROM within AS w
  ANTI JOIN record_pairs AS k
    ON w.record_l = k.record_l AND w.record_r = k.record_r
)
SELECT
  record_l,
  record_r,
  probability,
  mention_l,
  mention_r
FROM record_pairs
UNION ALL
SELECT
  record_l,
  record_r,
  MAX(probability) AS probability,
  MAX_BY(
    mention_l,
    STRUCT(
      probability IS NULL AS k0_null,
      probability AS k0,
      mention_l IS NULL AS k1_null,
      mention_l AS k1,
      mention_r IS NULL AS k2_null,
      mention_r AS k2
    )
  ) FILTER(WHERE
    NOT mention_l IS NULL) AS mention_l,
  MAX_BY(
    mention_r,
    STRUCT(
      probability IS NULL AS k0_null,
      probability AS k0,
      mention_l IS NULL AS k1_null,
      mention_l AS k1,
      mention_r IS NULL AS k2_null,
      mention_r AS k2
    )
  ) FILTER(WHERE
    NOT mention_r IS NULL) AS mention_r
FROM unlikely
GROUP BY
  record_l,
  record_r
ORDER BY
  record_l NULLS LAST,
  record_r NULLS LAST
