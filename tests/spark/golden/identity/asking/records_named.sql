SELECT DISTINCT
  CONCAT(COALESCE(r.`source`, ''), ':', COALESCE(r.source_id, '')) AS record
FROM records AS r
INNER JOIN whose AS w
  ON r.record_id = w.record_id
WHERE
  w.contact_id = :contact
  AND w.kind = :kind
  AND (
    CONCAT(COALESCE(r.`source`, ''), ':', COALESCE(r.source_id, '')) = :who
    OR LOWER(TRANSLATE(TRIM(r.email), 'İΣ', 'iσ')) = LOWER(TRANSLATE(:who, 'İΣ', 'iσ'))
  )
ORDER BY
  record NULLS LAST
