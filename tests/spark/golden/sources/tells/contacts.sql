SELECT
  *
FROM nothing_told
UNION ALL BY NAME
SELECT
  source_row,
  1 AS part,
  record_id,
  TRUE AS numbered
FROM rows
UNION ALL BY NAME
SELECT
  source_row,
  2 AS part,
  record_id,
  'consent' AS kind,
  IF(
    states.meaning = 'given',
    LEAST(COALESCE(changed_day, created_day, :imported_day), :imported_day),
    :imported_day
  ) AS day,
  states.meaning AS state,
  COALESCE(LOWER(TRANSLATE(rows.scope, 'İΣ', 'iσ')), 'email') AS scope,
  TRUE AS numbered
FROM rows
INNER JOIN meanings AS states
  ON states.about = 'consent'
  AND states.word = LOWER(TRANSLATE(rows.consent, 'İΣ', 'iσ'))
