SELECT
  CASE
    WHEN TYPEOF(referrer) IN ('double', 'float')
    THEN CAST(RINT(CAST(referrer AS DOUBLE)) AS INT)
    WHEN TYPEOF(referrer) LIKE 'decimal%'
    THEN CAST(CAST(referrer AS DECIMAL(38, 0)) AS INT)
    ELSE CAST(referrer AS INT)
  END AS contact_no,
  CAST(10 AS TINYINT) AS kind,
  day,
  CAST(:never AS INT) AS target
FROM credits
UNION ALL
SELECT
  CASE
    WHEN TYPEOF(referrer) IN ('double', 'float')
    THEN CAST(RINT(CAST(referrer AS DOUBLE)) AS INT)
    WHEN TYPEOF(referrer) LIKE 'decimal%'
    THEN CAST(CAST(referrer AS DECIMAL(38, 0)) AS INT)
    ELSE CAST(referrer AS INT)
  END AS contact_no,
  CAST(11 AS TINYINT) AS kind,
  gone_day AS day,
  day AS target
FROM credits
WHERE
  NOT gone_day IS NULL
