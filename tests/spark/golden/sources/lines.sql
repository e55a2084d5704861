SELECT
  entries.event_id,
  told.record_id,
  told.at AS occurred_at,
  told.day,
  told.kind,
  CASE
    WHEN TYPEOF((
      told.amount * told.rate
    )) IN ('double', 'float')
    THEN CAST(CAST(ROUND((
      told.amount * told.rate
    ) * 10000.0e0) AS DECIMAL(38, 0)) / CAST(10000.0e0 AS DECIMAL(38, 0)) AS DECIMAL(18, 4))
    ELSE CAST((
      told.amount * told.rate
    ) AS DECIMAL(18, 4))
  END AS amount,
  told.includes_vat,
  CASE
    WHEN TYPEOF((
      told.margin * told.rate
    )) IN ('double', 'float')
    THEN CAST(CAST(ROUND((
      told.margin * told.rate
    ) * 10000.0e0) AS DECIMAL(38, 0)) / CAST(10000.0e0 AS DECIMAL(38, 0)) AS DECIMAL(18, 4))
    ELSE CAST((
      told.margin * told.rate
    ) AS DECIMAL(18, 4))
  END AS margin,
  IF(told.amount IS NULL, NULL, COALESCE(told.currency, :currency)) AS currency,
  told.order_ref,
  told.about_ref,
  told.product,
  CASE
    WHEN TYPEOF(told.quantity) IN ('double', 'float')
    THEN CAST(CAST(ROUND(told.quantity * 10000.0e0) AS DECIMAL(38, 0)) / CAST(10000.0e0 AS DECIMAL(38, 0)) AS DECIMAL(18, 4))
    ELSE CAST(told.quantity AS DECIMAL(18, 4))
  END AS quantity,
  told.ref_record_id,
  told.action_id,
  CAST(NULL AS STRING) AS arm,
  told.state,
  told.scope,
  told.channel,
  told.code,
  told.until_day,
  IF(told.order_ref IS NULL, NULL, CAST(:whole AS STRING)) AS whole,
  CAST(:source AS STRING) AS source,
  CAST(:number AS INT) AS import_no,
  told.source_row
FROM told
INNER JOIN entries
  ON told.source_row = entries.source_row AND told.part = entries.part
WHERE
  entries.first_of_its_kind
  AND NOT entries.known
  AND NOT told.kind IN ('cost', 'code', 'review', 'unit')
ORDER BY
  told.source_row NULLS LAST,
  told.part NULLS LAST
