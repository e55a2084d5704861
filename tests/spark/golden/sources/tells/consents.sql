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
  'consent' AS kind,
  happened_day AS day,
  happened_at AS at,
  states.meaning AS state,
  LOWER(TRANSLATE(rows.scope, 'İΣ', 'iσ')) AS scope,
  TRUE AS numbered,
  IF(states.meaning IS NULL, 'word', NULL) AS reason
FROM rows
LEFT JOIN meanings AS states
  ON states.about = 'consent'
  AND states.word = LOWER(TRANSLATE(rows.consent, 'İΣ', 'iσ'))
