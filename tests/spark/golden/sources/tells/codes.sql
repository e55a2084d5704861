SELECT
  *
FROM nothing_told
UNION ALL BY NAME
SELECT
  source_row,
  1 AS part,
  currency,
  rate,
  record_id,
  'code' AS kind,
  0 AS day,
  LOWER(TRANSLATE(used_code, 'İΣ', 'iσ')) AS code,
  TRUE AS numbered,
  IF(used_code IS NULL OR record_id IS NULL, 'nobody', NULL) AS reason
FROM rows
