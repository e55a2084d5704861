SELECT
  rung,
  lapsed,
  from_day,
  CASE
    WHEN TYPEOF(LEAST(COALESCE(to_day, :until), :until)) IN ('double', 'float')
    THEN CAST(RINT(CAST(LEAST(COALESCE(to_day, :until), :until) AS DOUBLE)) AS INT)
    WHEN TYPEOF(LEAST(COALESCE(to_day, :until), :until)) LIKE 'decimal%'
    THEN CAST(CAST(LEAST(COALESCE(to_day, :until), :until) AS DECIMAL(38, 0)) AS INT)
    ELSE CAST(LEAST(COALESCE(to_day, :until), :until) AS INT)
  END AS to_day
FROM intervals
WHERE
  contact_id = :contact AND from_day < :until
ORDER BY
  from_day NULLS LAST
