SELECT
  r.*,
  CONCAT(COALESCE(r.`source`, ''), ':', COALESCE(r.source_id, '')) AS record
FROM records AS r
INNER JOIN whose AS w
  ON r.record_id = w.record_id
WHERE
  w.kind = :kind AND w.contact_id = :contact
QUALIFY
  ROW_NUMBER() OVER (PARTITION BY r.record_id ORDER BY r.row_day DESC, r.row_key ASC NULLS LAST) = 1
ORDER BY
  record NULLS LAST
