SELECT
  b.label,
  b.old,
  b.month,
  CASE
    WHEN TYPEOF(
      (
        YEAR(DATE_ADD(CAST('1970-01-01' AS DATE), t.day)) * 12 + MONTH(DATE_ADD(CAST('1970-01-01' AS DATE), t.day)) - 1970 * 12 - 1 - b.month
      )
    ) IN ('double', 'float')
    THEN CAST(RINT(
      CAST((
        YEAR(DATE_ADD(CAST('1970-01-01' AS DATE), t.day)) * 12 + MONTH(DATE_ADD(CAST('1970-01-01' AS DATE), t.day)) - 1970 * 12 - 1 - b.month
      ) AS DOUBLE)
    ) AS INT)
    WHEN TYPEOF(
      (
        YEAR(DATE_ADD(CAST('1970-01-01' AS DATE), t.day)) * 12 + MONTH(DATE_ADD(CAST('1970-01-01' AS DATE), t.day)) - 1970 * 12 - 1 - b.month
      )
    ) LIKE 'decimal%'
    THEN CAST(CAST((
      YEAR(DATE_ADD(CAST('1970-01-01' AS DATE), t.day)) * 12 + MONTH(DATE_ADD(CAST('1970-01-01' AS DATE), t.day)) - 1970 * 12 - 1 - b.month
    ) AS DECIMAL(38, 0)) AS INT)
    ELSE CAST((
      YEAR(DATE_ADD(CAST('1970-01-01' AS DATE), t.day)) * 12 + MONTH(DATE_ADD(CAST('1970-01-01' AS DATE), t.day)) - 1970 * 12 - 1 - b.month
    ) AS INT)
  END AS age,
  COUNT(DISTINCT t.contact_id) FILTER(WHERE
    t.orders = 1) AS ordered,
  CASE
    WHEN TYPEOF(SUM(t.orders)) IN ('double', 'float')
    THEN CAST(RINT(CAST(SUM(t.orders) AS DOUBLE)) AS BIGINT)
    WHEN TYPEOF(SUM(t.orders)) LIKE 'decimal%'
    THEN CAST(CAST(SUM(t.orders) AS DECIMAL(38, 0)) AS BIGINT)
    ELSE CAST(SUM(t.orders) AS BIGINT)
  END AS orders,
  CAST(SUM(t.money) AS DOUBLE) AS money
FROM takings AS t
INNER JOIN first_bought AS b
  ON t.contact_id = b.contact_id
GROUP BY ALL
ORDER BY
  label NULLS LAST,
  old NULLS LAST,
  month NULLS LAST,
  age NULLS LAST
