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
  kinds.meaning AS kind,
  happened_day AS day,
  happened_at AS at,
  IF(kinds.meaning = 'referral', ref_record_id, NULL) AS ref_record_id,
  TRUE AS numbered,
  note AS said,
  CASE
    WHEN kinds.meaning IS NULL
    THEN 'word'
    WHEN kinds.meaning = 'referral' AND ref_record_id IS NULL
    THEN 'nobody'
  END AS reason
FROM rows
LEFT JOIN meanings AS kinds
  ON kinds.about = 'promotion'
  AND kinds.word = LOWER(TRANSLATE(rows.promotion, 'İΣ', 'iσ'))
