SELECT
  *
FROM nothing_told
UNION ALL BY NAME
SELECT
  rows.source_row,
  1 AS part,
  rows.record_id,
  IF(standing.meaning = 'prospect', 'enquiry', NULL) AS kind,
  rows.created_day AS day,
  TRUE AS numbered
FROM rows
LEFT JOIN meanings AS standing
  ON standing.about = 'standing'
  AND standing.word = LOWER(TRANSLATE(rows.status, 'İΣ', 'iσ'))
  AND rows.created_day <= :imported_day
