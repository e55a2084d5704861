SELECT
  first_seen_day AS day,
  COUNT(*) AS n
FROM first_days
WHERE
  undated
GROUP BY
  first_seen_day
ORDER BY
  first_seen_day NULLS LAST
