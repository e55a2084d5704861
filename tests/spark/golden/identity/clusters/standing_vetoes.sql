WITH lifted AS (
  SELECT
    v.record_l,
    v.record_r
  FROM vetoes AS v
  INNER JOIN decided_groups AS l
    ON v.record_l = l.record_id AND l.kind = :kind
  INNER JOIN decided_groups AS r
    ON v.record_r = r.record_id AND r.kind = :kind AND l.group_id = r.group_id
)
SELECT
  v.record_l,
  v.record_r
FROM vetoes AS v
ANTI JOIN lifted AS f
  ON v.record_l = f.record_l AND v.record_r = f.record_r
ORDER BY
  v.record_l NULLS LAST,
  v.record_r NULLS LAST
