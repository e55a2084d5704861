SELECT
  LOWER(TRANSLATE(TRIM(channel), 'İΣ', 'iσ')) AS word,
  COUNT(*) AS records
FROM records
WHERE
  TRIM(channel) <> ''
GROUP BY
  word
ORDER BY
  word NULLS LAST
