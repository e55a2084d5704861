WITH every AS (
  SELECT
    record_id
  FROM records
  UNION
  SELECT
    record_id
  FROM lines
  UNION
  SELECT
    ref_record_id
  FROM lines
  WHERE
    NOT ref_record_id IS NULL
)
SELECT
  e.record_id,
  COALESCE(IF(:by_account, w.organisation_id, NULL), p.contact_id, o.contact_id, e.record_id) AS contact_id,
  IF(o.contact_id IS NULL, COALESCE(p.contact_id, e.record_id), p.contact_id) AS person_id,
  o.contact_id AS organisation_id
FROM every AS e
LEFT JOIN person_now AS p
  ON e.record_id = p.record_id
LEFT JOIN organisation_now AS o
  ON e.record_id = o.record_id
LEFT JOIN works_at AS w
  ON p.contact_id = w.person_id
ORDER BY
  contact_id NULLS LAST,
  e.record_id NULLS LAST
