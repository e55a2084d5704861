SELECT
  *
FROM nothing_told
UNION ALL BY NAME
SELECT
  source_row,
  1 AS part,
  currency,
  rate,
  'cost' AS kind,
  period_day AS day,
  period_until AS until_day,
  CASE
    WHEN IF(COALESCE(includes_vat, :prices_include_vat, FALSE), 1 + :vat_rate, 1) = 0
    THEN CAST(value AS DOUBLE) * CAST('Infinity' AS DOUBLE)
    ELSE CAST(value AS DOUBLE) / CAST(IF(COALESCE(includes_vat, :prices_include_vat, FALSE), 1 + :vat_rate, 1) AS DOUBLE)
  END AS amount,
  channel,
  COALESCE(purposes.meaning, 'general') AS purpose,
  share,
  hours,
  note AS said,
  FALSE AS numbered,
  IF(NOT rows.purpose IS NULL AND purposes.meaning IS NULL, 'word', NULL) AS reason
FROM rows
LEFT JOIN meanings AS purposes
  ON purposes.about = 'purpose'
  AND purposes.word = LOWER(TRANSLATE(rows.purpose, 'İΣ', 'iσ'))
