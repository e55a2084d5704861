SELECT
  i.rung AS from_rung,
  t.rung AS to_rung,
  COUNT(*) AS contacts
FROM intervals AS i
INNER JOIN tried AS t
  ON i.contact_id = t.contact_id
WHERE
  i.from_day <= :day
  AND (
    i.to_day IS NULL OR i.to_day > :day
  )
  AND t.from_day <= :day
  AND (
    t.to_day IS NULL OR t.to_day > :day
  )
GROUP BY
  i.rung,
  t.rung
ORDER BY
  i.rung NULLS LAST,
  t.rung NULLS LAST
