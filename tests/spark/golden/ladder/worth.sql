WITH standing AS (
  SELECT
    *
  FROM standings
  WHERE
    contact_id IN (
      SELECT
        contact_id
      FROM contacts
    )
), here AS (
  SELECT
    *
  FROM intervals
  WHERE
    contact_id IN (
      SELECT
        contact_id
      FROM contacts
    )
    AND from_day <= :day
    AND COALESCE(to_day, 2147483647) > :day
)
SELECT
  c.contact_id,
  c.name,
  c.company,
  c.email,
  c.phone,
  c.city,
  i.rung,
  CASE
    WHEN TYPEOF(
      COALESCE(
        IF(NOT (
          ISNAN(s.orders) OR ABS(s.orders) = CAST('Infinity' AS DOUBLE)
        ), s.orders, 0),
        0
      )
    ) IN ('double', 'float')
    THEN CAST(RINT(
      CAST(COALESCE(
        IF(NOT (
          ISNAN(s.orders) OR ABS(s.orders) = CAST('Infinity' AS DOUBLE)
        ), s.orders, 0),
        0
      ) AS DOUBLE)
    ) AS BIGINT)
    WHEN TYPEOF(
      COALESCE(
        IF(NOT (
          ISNAN(s.orders) OR ABS(s.orders) = CAST('Infinity' AS DOUBLE)
        ), s.orders, 0),
        0
      )
    ) LIKE 'decimal%'
    THEN CAST(CAST(COALESCE(
      IF(NOT (
        ISNAN(s.orders) OR ABS(s.orders) = CAST('Infinity' AS DOUBLE)
      ), s.orders, 0),
      0
    ) AS DECIMAL(38, 0)) AS BIGINT)
    ELSE CAST(COALESCE(
      IF(NOT (
        ISNAN(s.orders) OR ABS(s.orders) = CAST('Infinity' AS DOUBLE)
      ), s.orders, 0),
      0
    ) AS BIGINT)
  END AS orders,
  COALESCE(
    IF(NOT (
      ISNAN(s.spend) OR ABS(s.spend) = CAST('Infinity' AS DOUBLE)
    ), s.spend, 0),
    0
  ) AS spend
FROM contacts AS c
LEFT JOIN standing AS s
  ON c.contact_id = s.contact_id
LEFT JOIN here AS i
  ON c.contact_id = i.contact_id
