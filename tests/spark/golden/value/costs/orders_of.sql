WITH numbered AS (
  SELECT
    contact_id,
    day,
    money,
    ROW_NUMBER() OVER (PARTITION BY contact_id ORDER BY day NULLS LAST) AS place
  FROM takings
  WHERE
    orders = 1
), each AS (
  SELECT
    contact_id,
    COUNT(*) FILTER(WHERE
      place > 1 OR day <= :late) AS repeats,
    COUNT(*) FILTER(WHERE
      place = 1 AND day > :late) AS firsts,
    COALESCE(SUM(money) FILTER(WHERE
      place > 1 OR day <= :late), 0) AS money
  FROM numbered
  WHERE
    day BETWEEN :since AND :until
  GROUP BY
    contact_id
)
SELECT
  CASE
    WHEN TYPEOF(COALESCE(SUM(repeats), 0)) IN ('double', 'float')
    THEN CAST(RINT(CAST(COALESCE(SUM(repeats), 0) AS DOUBLE)) AS BIGINT)
    WHEN TYPEOF(COALESCE(SUM(repeats), 0)) LIKE 'decimal%'
    THEN CAST(CAST(COALESCE(SUM(repeats), 0) AS DECIMAL(38, 0)) AS BIGINT)
    ELSE CAST(COALESCE(SUM(repeats), 0) AS BIGINT)
  END AS orders,
  CAST(COALESCE(SUM(money), 0) AS DOUBLE) AS money,
  COUNT(*) FILTER(WHERE
    repeats > 0) AS buyers,
  CAST(COALESCE(SUM(repeats * repeats), 0) AS DOUBLE) AS squares,
  CAST(COALESCE(SUM(repeats * firsts), 0) AS DOUBLE) AS with_first,
  CASE
    WHEN TYPEOF(COALESCE(SUM(firsts), 0)) IN ('double', 'float')
    THEN CAST(RINT(CAST(COALESCE(SUM(firsts), 0) AS DOUBLE)) AS BIGINT)
    WHEN TYPEOF(COALESCE(SUM(firsts), 0)) LIKE 'decimal%'
    THEN CAST(CAST(COALESCE(SUM(firsts), 0) AS DECIMAL(38, 0)) AS BIGINT)
    ELSE CAST(COALESCE(SUM(firsts), 0) AS BIGINT)
  END AS firsts
FROM each
