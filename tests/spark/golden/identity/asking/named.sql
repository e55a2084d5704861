WITH found AS (
  SELECT
    w.kind,
    w.contact_id,
    w.contact_id = :id AS its_own
  FROM whose AS w
  LEFT JOIN records AS r
    ON w.record_id = r.record_id
  WHERE
    w.contact_id = :id
    OR w.record_id = :id
    OR CONCAT(COALESCE(r.`source`, ''), ':', COALESCE(r.source_id, '')) = :who
    OR LOWER(TRANSLATE(TRIM(r.email), 'İΣ', 'iσ')) = LOWER(TRANSLATE(:who, 'İΣ', 'iσ'))
)
SELECT DISTINCT
  kind,
  contact_id
FROM found
WHERE
  its_own
  OR NOT (
    SELECT
      COALESCE(BOOL_OR(f.its_own), FALSE)
    FROM found AS f
  )
ORDER BY
  kind DESC,
  contact_id ASC NULLS LAST
