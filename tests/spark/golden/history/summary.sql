WITH naught AS (
  SELECT
    COUNT(*) AS not_orders,
    COALESCE(SUM(micros), 0) AS micros
  FROM (
    SELECT
      micros
    FROM many_lined
    WHERE
      micros < 5000
    UNION ALL
    SELECT
      CAST(ROUND(
        CASE
          WHEN CASE WHEN COALESCE(l.includes_vat, :prices_include_vat) THEN :vat_factor ELSE 1 END = 0
          THEN CAST((
            CAST(l.amount AS DOUBLE) * 1e6
          ) AS DOUBLE) * CAST('Infinity' AS DOUBLE)
          ELSE CAST((
            CAST(l.amount AS DOUBLE) * 1e6
          ) AS DOUBLE) / CAST(CASE WHEN COALESCE(l.includes_vat, :prices_include_vat) THEN :vat_factor ELSE 1 END AS DOUBLE)
        END
      ) AS BIGINT) AS micros
    FROM lines AS l
    ANTI JOIN many_numbers
      ON NOT l.order_ref IS NULL
      AND sieve = DUCK_HASH(l.`source`, l.order_ref, l.record_id)
    WHERE
      l.kind = 'order' AND l.amount < 0.01 * :vat_factor
  )
  WHERE
    micros < 5000
)
SELECT
  COUNT(*) AS events,
  COUNT(*) FILTER(WHERE
    kind = 'order') AS orders,
  COUNT(*) FILTER(WHERE
    kind = 'order' AND amount IS NULL) AS orders_unknown,
  CASE
    WHEN TYPEOF(COALESCE(SUM(lines) FILTER(WHERE
      kind = 'order'), 0)) IN ('double', 'float')
    THEN CAST(RINT(CAST(COALESCE(SUM(lines) FILTER(WHERE
      kind = 'order'), 0) AS DOUBLE)) AS BIGINT)
    WHEN TYPEOF(COALESCE(SUM(lines) FILTER(WHERE
      kind = 'order'), 0)) LIKE 'decimal%'
    THEN CAST(CAST(COALESCE(SUM(lines) FILTER(WHERE
      kind = 'order'), 0) AS DECIMAL(38, 0)) AS BIGINT)
    ELSE CAST(COALESCE(SUM(lines) FILTER(WHERE
      kind = 'order'), 0) AS BIGINT)
  END AS order_lines,
  COALESCE(SUM(amount) FILTER(WHERE
    kind = 'order'), 0) AS orders_money,
  COUNT(*) FILTER(WHERE
    kind = 'refund' AND NOT about_event_id IS NULL) AS matched,
  COALESCE(SUM(amount) FILTER(WHERE
    kind = 'refund' AND NOT about_event_id IS NULL), 0) AS refunds_matched,
  COUNT(*) FILTER(WHERE
    kind = 'refund' AND about_event_id IS NULL) AS unmatched,
  COALESCE(SUM(amount) FILTER(WHERE
    kind = 'refund' AND about_event_id IS NULL), 0) AS refunds_unmatched,
  COUNT(*) FILTER(WHERE
    kind = 'cancellation' AND NOT about_event_id IS NULL) AS cancelled,
  COALESCE(SUM(amount) FILTER(WHERE
    kind = 'cancellation'), 0) AS cancelled_money,
  COUNT(*) FILTER(WHERE
    kind = 'cancellation' AND about_event_id IS NULL) AS cancellations_unmatched,
  (
    SELECT
      COUNT(*)
    FROM refund_lines
    WHERE
      NOT cancels
  ) AS refund_lines,
  (
    SELECT
      not_orders
    FROM naught
  ) AS not_orders,
  CASE
    WHEN TYPEOF(
      (
        SELECT
          CAST(CAST(micros AS DOUBLE) AS DOUBLE) / CAST(1e6 AS DOUBLE)
        FROM naught
      )
    ) IN ('double', 'float')
    THEN CAST(CAST(ROUND(
      (
        SELECT
          CAST(CAST(micros AS DOUBLE) AS DOUBLE) / CAST(1e6 AS DOUBLE)
        FROM naught
      ) * 10000.0e0
    ) AS DECIMAL(38, 0)) / CAST(10000.0e0 AS DECIMAL(38, 0)) AS DECIMAL(18, 4))
    ELSE CAST((
      SELECT
        CAST(CAST(micros AS DOUBLE) AS DOUBLE) / CAST(1e6 AS DOUBLE)
      FROM naught
    ) AS DECIMAL(18, 4))
  END AS not_orders_money
FROM events
