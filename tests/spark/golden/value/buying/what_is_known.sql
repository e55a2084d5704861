SELECT
  COUNT(*) AS orders,
  COUNT(amount) AS with_amount,
  COUNT(margin) AS with_margin,
  MIN(day) AS first_day,
  MAX(day) AS last_day
FROM events
WHERE
  kind = 'order' AND day <= :day
