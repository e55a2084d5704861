SELECT
  channel,
  COUNT(*) AS buyers
FROM buyers
WHERE
  bought_day BETWEEN :since AND :until AND NOT old
GROUP BY
  channel
ORDER BY
  channel NULLS LAST
