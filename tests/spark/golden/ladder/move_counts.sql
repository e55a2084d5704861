SELECT
  from_rung,
  to_rung,
  COUNT(*) AS contacts
FROM moved
GROUP BY
  from_rung,
  to_rung
ORDER BY
  from_rung,
  to_rung NULLS LAST
