WITH sent AS (
  SELECT
    b.contact_id,
    b.bought_day,
    b.old,
    c.referrer,
    e.day AS referral_day
  FROM buyers AS b
  LEFT JOIN credits AS c
    ON b.contact_id = c.referred AND c.day <= :day
  LEFT JOIN events AS e
    ON c.event_id = e.event_id
  WHERE
    b.channel = :referral
), brought AS (
  SELECT
    contact_id,
    CASE
      WHEN TYPEOF(SUM(orders)) IN ('double', 'float')
      THEN CAST(RINT(CAST(SUM(orders) AS DOUBLE)) AS BIGINT)
      WHEN TYPEOF(SUM(orders)) LIKE 'decimal%'
      THEN CAST(CAST(SUM(orders) AS DECIMAL(38, 0)) AS BIGINT)
      ELSE CAST(SUM(orders) AS BIGINT)
    END AS orders,
    SUM(money) AS money
  FROM takings
  WHERE
    contact_id IN (
      SELECT
        contact_id
      FROM sent
    )
  GROUP BY
    contact_id
)
SELECT
  s.referrer,
  s.contact_id AS referred,
  s.bought_day AS day,
  s.old,
  CASE
    WHEN TYPEOF(COALESCE(i.rung, 0)) IN ('double', 'float')
    THEN CAST(RINT(CAST(COALESCE(i.rung, 0) AS DOUBLE)) AS INT)
    WHEN TYPEOF(COALESCE(i.rung, 0)) LIKE 'decimal%'
    THEN CAST(CAST(COALESCE(i.rung, 0) AS DECIMAL(38, 0)) AS INT)
    ELSE CAST(COALESCE(i.rung, 0) AS INT)
  END AS rung,
  CASE
    WHEN TYPEOF(COALESCE(n.rung, 0)) IN ('double', 'float')
    THEN CAST(RINT(CAST(COALESCE(n.rung, 0) AS DOUBLE)) AS INT)
    WHEN TYPEOF(COALESCE(n.rung, 0)) LIKE 'decimal%'
    THEN CAST(CAST(COALESCE(n.rung, 0) AS DECIMAL(38, 0)) AS INT)
    ELSE CAST(COALESCE(n.rung, 0) AS INT)
  END AS rung_now,
  b.orders,
  CAST(b.money AS DOUBLE) AS money
FROM sent AS s
INNER JOIN brought AS b
  ON s.contact_id = b.contact_id
LEFT JOIN intervals AS i
  ON s.referrer = i.contact_id
  AND s.referral_day > i.from_day
  AND COALESCE(i.to_day, 2147483647) >= s.referral_day
LEFT JOIN intervals AS n
  ON s.referrer = n.contact_id
  AND n.from_day <= :day
  AND COALESCE(n.to_day, 2147483647) > :day
ORDER BY
  s.bought_day NULLS LAST,
  s.contact_id NULLS LAST
