SELECT
  phone AS raw,
  country
FROM tellings
WHERE
  NOT phone IS NULL
UNION
SELECT
  mobile,
  country
FROM tellings
WHERE
  NOT mobile IS NULL
ORDER BY
  raw NULLS LAST,
  country NULLS LAST
