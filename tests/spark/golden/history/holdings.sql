WITH summed AS (
  SELECT
    o.order_no,
    l.product,
    CASE
      WHEN TYPEOF(COALESCE(SUM(l.micros), 0)) IN ('double', 'float')
      THEN CAST(RINT(CAST(COALESCE(SUM(l.micros), 0) AS DOUBLE)) AS BIGINT)
      WHEN TYPEOF(COALESCE(SUM(l.micros), 0)) LIKE 'decimal%'
      THEN CAST(CAST(COALESCE(SUM(l.micros), 0) AS DECIMAL(38, 0)) AS BIGINT)
      ELSE CAST(COALESCE(SUM(l.micros), 0) AS BIGINT)
    END AS micros,
    CASE
      WHEN TYPEOF(CASE WHEN COUNT(*) = COUNT(l.pieces) THEN SUM(l.pieces) END) IN ('double', 'float')
      THEN CAST(RINT(CAST(CASE WHEN COUNT(*) = COUNT(l.pieces) THEN SUM(l.pieces) END AS DOUBLE)) AS BIGINT)
      WHEN TYPEOF(CASE WHEN COUNT(*) = COUNT(l.pieces) THEN SUM(l.pieces) END) LIKE 'decimal%'
      THEN CAST(CAST(CASE WHEN COUNT(*) = COUNT(l.pieces) THEN SUM(l.pieces) END AS DECIMAL(38, 0)) AS BIGINT)
      ELSE CAST(CASE WHEN COUNT(*) = COUNT(l.pieces) THEN SUM(l.pieces) END AS BIGINT)
    END AS pieces
  FROM lines_in_question AS l
  INNER JOIN orders_in_question AS o
    ON l.order_id = o.order_id
  WHERE
    COALESCE(l.micros, 0) >= 0
  GROUP BY
    o.order_no,
    l.product
)
SELECT
  ROW_NUMBER() OVER (ORDER BY order_no NULLS LAST, product) - 1 AS holding_no,
  order_no,
  product,
  micros,
  CASE WHEN pieces > 0 THEN pieces END AS pieces
FROM summed
