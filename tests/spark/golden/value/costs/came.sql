SELECT
  channel,
  came_day,
  COUNT(*) AS people,
  COUNT(interested_day) AS interested,
  COUNT(bought_day) AS bought,
  COUNT(*) FILTER(WHERE
    COALESCE(interested_day > came_day, TRUE)) AS suspects
FROM arrivals
GROUP BY ALL
ORDER BY
  channel NULLS LAST,
  came_day NULLS LAST
