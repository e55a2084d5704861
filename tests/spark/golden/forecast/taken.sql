SELECT
  p.contact_no,
  m.month,
  CASE
    WHEN TYPEOF(SUM(t.orders)) IN ('double', 'float')
    THEN CAST(RINT(CAST(SUM(t.orders) AS DOUBLE)) AS INT)
    WHEN TYPEOF(SUM(t.orders)) LIKE 'decimal%'
    THEN CAST(CAST(SUM(t.orders) AS DECIMAL(38, 0)) AS INT)
    ELSE CAST(SUM(t.orders) AS INT)
  END AS orders,
  CAST(SUM(t.money) AS FLOAT) AS money
FROM takings AS t
INNER JOIN panel_contacts AS p
  ON t.contact_id = p.contact_id
INNER JOIN (
  SELECT
    *,
    LEAD(after_day) OVER (ORDER BY after_day) AS until_next
  FROM month_ends
) AS m
  ON t.day > m.after_day AND (
    m.until_next IS NULL OR t.day <= m.until_next
  )
WHERE
  t.day > :first
GROUP BY
  p.contact_no,
  m.month
