WITH asked AS (
  SELECT
    q.kind,
    LEAST(l.contact_id, r.contact_id) AS contact_a,
    GREATEST(l.contact_id, r.contact_id) AS contact_b,
    MAX_BY(
      STRUCT(q.record_l AS l, q.record_r AS r, q.probability AS p),
      STRUCT(
        q.probability IS NULL AS k0_null,
        q.probability AS k0,
        (
          -q.record_l
        ) IS NULL AS k1_null,
        -q.record_l AS k1,
        (
          -q.record_r
        ) IS NULL AS k2_null,
        -q.record_r AS k2
      )
    ) FILTER(WHERE
      NOT STRUCT(q.record_l AS l, q.record_r AS r, q.probability AS p) IS NULL) AS likest,
    COUNT(*) AS pairs
  FROM likenesses AS q
  INNER JOIN whose AS l
    ON q.record_l = l.record_id AND q.kind = l.kind
  INNER JOIN whose AS r
    ON q.record_r = r.record_id AND q.kind = r.kind
  WHERE
    q.verdict = 'asked' AND l.contact_id <> r.contact_id
  GROUP BY ALL
), answered AS (
  SELECT DISTINCT
    l.kind,
    LEAST(l.contact_id, r.contact_id) AS contact_a,
    GREATEST(l.contact_id, r.contact_id) AS contact_b
  FROM decided_apart AS d
  INNER JOIN whose AS l
    ON d.record_l = l.record_id AND d.kind = l.kind
  INNER JOIN whose AS r
    ON d.record_r = r.record_id AND d.kind = r.kind
)
SELECT
  a.kind,
  a.contact_a,
  a.contact_b,
  a.likest.l AS record_l,
  a.likest.r AS record_r,
  a.likest.p AS probability,
  a.pairs
FROM asked AS a
ANTI JOIN answered AS d
  ON a.kind = d.kind AND a.contact_a = d.contact_a AND a.contact_b = d.contact_b
LEFT JOIN accounts AS one
  ON a.kind = one.kind AND a.contact_a = one.contact_id
LEFT JOIN accounts AS other
  ON a.kind = other.kind AND a.contact_b = other.contact_id
WHERE
  a.kind = 'person' OR one.account_id IS DISTINCT FROM other.account_id
