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
  'referral' AS kind,
  happened_day AS day,
  happened_at AS at,
  ref_record_id,
  TRUE AS numbered,
  IF(ref_record_id IS NULL, 'nobody', NULL) AS reason
FROM rows
