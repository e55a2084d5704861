WITH steps AS (
  SELECT
    channel,
    'interested' AS step,
    interested_day - came_day AS delay
  FROM arrivals
  WHERE
    NOT interested_day IS NULL
  UNION ALL
  SELECT
    channel,
    'bought' AS step,
    bought_day - came_day AS delay
  FROM arrivals
  WHERE
    NOT bought_day IS NULL
)
SELECT
  channel,
  step,
  delay,
  COUNT(*) AS people
FROM steps
GROUP BY ALL
ORDER BY
  channel NULLS LAST,
  step NULLS LAST,
  delay NULLS LAST
