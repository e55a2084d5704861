WITH judged AS (
  SELECT
    rows.*,
    state.meaning AS stands
  FROM rows
  LEFT JOIN meanings AS state
    ON state.about = 'sale' AND state.word = LOWER(TRANSLATE(rows.status, 'İΣ', 'iσ'))
)
SELECT
  *
FROM nothing_told
UNION ALL BY NAME
SELECT
  source_row,
  1 AS part,
  currency,
  rate,
  record_id,
  CASE stands
    WHEN 'order'
    THEN 'order'
    WHEN 'cancelled'
    THEN 'cancellation'
    ELSE 'quote'
  END AS kind,
  happened_day AS day,
  happened_at AS at,
  value AS amount,
  includes_vat,
  order_ref,
  IF(stands = 'cancelled', order_ref, NULL) AS about_ref,
  IF(stands = 'quote', 'open', NULL) AS state,
  channel,
  used_code AS code,
  NOT order_ref IS NULL AS numbered,
  IF(stands IS NULL, 'word', NULL) AS reason
FROM judged
