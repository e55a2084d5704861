WITH pairs AS (
  SELECT
    'person' AS kind,
    p.*,
    COALESCE(l.component_id = r.component_id, FALSE) AS joined
  FROM person_likenesses AS p
  LEFT JOIN person_groups AS l
    ON p.record_l = l.record_id
  LEFT JOIN person_groups AS r
    ON p.record_r = r.record_id
  UNION ALL
  SELECT
    'organisation',
    p.*,
    COALESCE(l.component_id = r.component_id, FALSE)
  FROM organisation_likenesses AS p
  LEFT JOIN organisation_groups AS l
    ON p.record_l = l.record_id
  LEFT JOIN organisation_groups AS r
    ON p.record_r = r.record_id
)
SELECT
  p.kind,
  p.record_l,
  p.record_r,
  p.probability,
  CASE
    WHEN p.joined
    THEN 'one'
    WHEN NOT d.kind IS NULL OR p.sisters
    THEN 'apart'
    ELSE 'asked'
  END AS verdict,
  p.evidence
FROM pairs AS p
LEFT JOIN decided_apart AS d
  ON p.kind = d.kind AND p.record_l = d.record_l AND p.record_r = d.record_r
ORDER BY
  p.kind NULLS LAST,
  p.record_l NULLS LAST,
  p.record_r NULLS LAST
