SELECT DISTINCT
  COALESCE(street, '') AS street,
  COALESCE(postcode, '') AS postcode
FROM tellings
WHERE
  NOT street IS NULL OR NOT postcode IS NULL
ORDER BY
  ALL NULLS LAST
