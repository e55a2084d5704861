SELECT
  MIN(day) AS first_day,
  MAX(GREATEST(COALESCE(until_day, day), day)) AS last_day
FROM costs
