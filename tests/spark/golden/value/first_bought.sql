WITH next_days AS (
  SELECT
    t.contact_id,
    MIN(t.day) AS again_day
  FROM takings AS t
  INNER JOIN buyers AS b
    ON t.contact_id = b.contact_id
  WHERE
    t.orders = 1 AND t.day > b.bought_day
  GROUP BY
    t.contact_id
), first_rung AS (
  SELECT
    contact_id,
    MIN_BY(rung, from_day) FILTER(WHERE
      NOT rung IS NULL) AS rung
  FROM intervals
  WHERE
    rung >= 1 AND from_day <= :day
  GROUP BY
    contact_id
)
SELECT
  b.contact_id,
  b.bought_day,
  n.again_day,
  CASE
    WHEN TYPEOF(
      (
        YEAR(DATE_ADD(CAST('1970-01-01' AS DATE), b.bought_day)) * 12 + MONTH(DATE_ADD(CAST('1970-01-01' AS DATE), b.bought_day)) - 1970 * 12 - 1
      )
    ) IN ('double', 'float')
    THEN CAST(RINT(
      CAST((
        YEAR(DATE_ADD(CAST('1970-01-01' AS DATE), b.bought_day)) * 12 + MONTH(DATE_ADD(CAST('1970-01-01' AS DATE), b.bought_day)) - 1970 * 12 - 1
      ) AS DOUBLE)
    ) AS INT)
    WHEN TYPEOF(
      (
        YEAR(DATE_ADD(CAST('1970-01-01' AS DATE), b.bought_day)) * 12 + MONTH(DATE_ADD(CAST('1970-01-01' AS DATE), b.bought_day)) - 1970 * 12 - 1
      )
    ) LIKE 'decimal%'
    THEN CAST(CAST((
      YEAR(DATE_ADD(CAST('1970-01-01' AS DATE), b.bought_day)) * 12 + MONTH(DATE_ADD(CAST('1970-01-01' AS DATE), b.bought_day)) - 1970 * 12 - 1
    ) AS DECIMAL(38, 0)) AS INT)
    ELSE CAST((
      YEAR(DATE_ADD(CAST('1970-01-01' AS DATE), b.bought_day)) * 12 + MONTH(DATE_ADD(CAST('1970-01-01' AS DATE), b.bought_day)) - 1970 * 12 - 1
    ) AS INT)
  END AS month,
  COALESCE(
    CASE :by WHEN 'channel' THEN b.channel WHEN 'rung' THEN DUCK_TEXT(r.rung) ELSE '' END,
    ''
  ) AS label,
  b.old
FROM buyers AS b
LEFT JOIN next_days AS n
  ON b.contact_id = n.contact_id
LEFT JOIN first_rung AS r
  ON b.contact_id = r.contact_id
