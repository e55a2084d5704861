SELECT DISTINCT
  COALESCE(company, name) AS raw
FROM tellings
WHERE
  NOT company IS NULL OR (
    NOT name IS NULL AND kind = 'company'
  )
ORDER BY
  raw NULLS LAST
