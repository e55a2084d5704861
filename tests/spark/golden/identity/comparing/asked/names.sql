SELECT DISTINCT
  COALESCE(first_name, '') AS first_name,
  COALESCE(last_name, '') AS last_name,
  IF(first_name IS NULL AND last_name IS NULL, COALESCE(name, ''), '') AS name
FROM tellings
WHERE
  NOT first_name IS NULL
  OR NOT last_name IS NULL
  OR (
    NOT name IS NULL AND COALESCE(kind, '') <> 'company'
  )
ORDER BY
  ALL NULLS LAST
