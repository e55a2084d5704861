SELECT DISTINCT
  l.code
FROM lines AS l
SEMI JOIN own AS o
  ON l.record_id = o.record_id
WHERE
  l.code IN (
    SELECT
      code
    FROM codes
  )
  OR l.code IN (
    SELECT
      LOWER(TRANSLATE(name, 'İΣ', 'iσ'))
    FROM records
  )
  OR l.code IN (
    SELECT
      LOWER(TRANSLATE(TRIM(email), 'İΣ', 'iσ'))
    FROM records
  )
ORDER BY
  l.code NULLS LAST
