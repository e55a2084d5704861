SELECT
  MIN(from_day) AS day
FROM intervals
WHERE
  from_day <= :day
