WITH sized AS (
  SELECT
    COUNT(*) AS size
  FROM mentions AS m
  LEFT JOIN sure_groups AS g
    ON m.mention_id = g.mention_id
  GROUP BY
    COALESCE(g.group_id, m.mention_id)
)
SELECT
  CASE
    WHEN TYPEOF(SUM(size)) IN ('double', 'float')
    THEN CAST(RINT(CAST(SUM(size) AS DOUBLE)) AS BIGINT)
    WHEN TYPEOF(SUM(size)) LIKE 'decimal%'
    THEN CAST(CAST(SUM(size) AS DECIMAL(38, 0)) AS BIGINT)
    ELSE CAST(SUM(size) AS BIGINT)
  END AS tellings,
  COUNT(*) AS groups,
  CASE
    WHEN SUM(size) = 0
    THEN CAST(SUM(size * (
      size - 1
    )) AS DOUBLE) * CAST('Infinity' AS DOUBLE)
    ELSE CAST(SUM(size * (
      size - 1
    )) AS DOUBLE) / CAST(SUM(size) AS DOUBLE)
  END AS repeats
FROM sized
