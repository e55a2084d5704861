SELECT DISTINCT
  what,
  raw,
  country
FROM (
  SELECT
    'kvk' AS what,
    kvk AS raw,
    country
  FROM tellings
  UNION ALL
  SELECT
    'vat',
    vat,
    country
  FROM tellings
  UNION ALL
  SELECT
    'iban',
    iban,
    country
  FROM tellings
) AS written
WHERE
  NOT raw IS NULL
ORDER BY
  what NULLS LAST,
  raw NULLS LAST,
  country NULLS LAST
