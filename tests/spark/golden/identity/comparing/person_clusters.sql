SELECT
  p.record_id,
  COALESCE(g.component_id, p.record_id) AS component_id
FROM (
  SELECT
    record_id
  FROM persons
  UNION
  SELECT
    record_id
  FROM person_groups
) AS p
LEFT JOIN person_groups AS g
  ON p.record_id = g.record_id
