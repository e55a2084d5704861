SELECT
  CASE
    WHEN TYPEOF(MIN(day)) IN ('double', 'float')
    THEN CAST(RINT(CAST(MIN(day) AS DOUBLE)) AS INT)
    WHEN TYPEOF(MIN(day)) LIKE 'decimal%'
    THEN CAST(CAST(MIN(day) AS DECIMAL(38, 0)) AS INT)
    ELSE CAST(MIN(day) AS INT)
  END AS first_day,
  CASE
    WHEN TYPEOF(MAX(until_day)) IN ('double', 'float')
    THEN CAST(RINT(CAST(MAX(until_day) AS DOUBLE)) AS INT)
    WHEN TYPEOF(MAX(until_day)) LIKE 'decimal%'
    THEN CAST(CAST(MAX(until_day) AS DECIMAL(38, 0)) AS INT)
    ELSE CAST(MAX(until_day) AS INT)
  END AS last_day
FROM (
  SELECT
    day,
    day AS until_day
  FROM lines
  UNION ALL
  SELECT
    day,
    COALESCE(until_day, day) AS until_day
  FROM costs
)
