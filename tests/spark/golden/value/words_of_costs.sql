SELECT DISTINCT
  LOWER(TRANSLATE(TRIM(channel), 'İΣ', 'iσ')) AS word
FROM costs
WHERE
  TRIM(channel) <> ''
ORDER BY
  word NULLS LAST
