WITH judged AS (
  SELECT
    rows.*,
    CASE
      WHEN NOT state.meaning IS NULL
      THEN state.meaning
      WHEN :has_status
      THEN 'open'
      ELSE 'won'
    END AS stands
  FROM rows
  LEFT JOIN meanings AS state
    ON state.about = 'quote' AND state.word = LOWER(TRANSLATE(rows.status, 'İΣ', 'iσ'))
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
  'quote' AS kind,
  quoted_day AS day,
  quoted_at AS at,
  value AS amount,
  includes_vat,
  quote_ref AS order_ref,
  product_name AS product,
  stands AS state,
  channel,
  used_code AS code,
  NOT quote_ref IS NULL AS numbered
FROM judged
WHERE
  :has_quoted
UNION ALL BY NAME
SELECT
  source_row,
  2 AS part,
  currency,
  rate,
  record_id,
  'order' AS kind,
  closed_day AS day,
  closed_at AS at,
  value AS amount,
  includes_vat,
  quote_ref AS order_ref,
  product_name AS product,
  channel,
  used_code AS code,
  NOT quote_ref IS NULL AS numbered
FROM judged
WHERE
  :has_closed AND stands = 'won'
