WITH sizes AS (
  SELECT
    COUNT(*) AS records
  FROM membership
  GROUP BY
    contact_id
)
SELECT
  COUNT(*) AS contacts,
  CASE
    WHEN TYPEOF(COALESCE(SUM(records), 0)) IN ('double', 'float')
    THEN CAST(RINT(CAST(COALESCE(SUM(records), 0) AS DOUBLE)) AS BIGINT)
    WHEN TYPEOF(COALESCE(SUM(records), 0)) LIKE 'decimal%'
    THEN CAST(CAST(COALESCE(SUM(records), 0) AS DECIMAL(38, 0)) AS BIGINT)
    ELSE CAST(COALESCE(SUM(records), 0) AS BIGINT)
  END AS records,
  CASE
    WHEN TYPEOF(COALESCE(SUM(records) FILTER(WHERE
      records > 1), 0)) IN ('double', 'float')
    THEN CAST(RINT(CAST(COALESCE(SUM(records) FILTER(WHERE
      records > 1), 0) AS DOUBLE)) AS BIGINT)
    WHEN TYPEOF(COALESCE(SUM(records) FILTER(WHERE
      records > 1), 0)) LIKE 'decimal%'
    THEN CAST(CAST(COALESCE(SUM(records) FILTER(WHERE
      records > 1), 0) AS DECIMAL(38, 0)) AS BIGINT)
    ELSE CAST(COALESCE(SUM(records) FILTER(WHERE
      records > 1), 0) AS BIGINT)
  END AS joined
FROM sizes
