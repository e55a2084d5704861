SELECT
  i.rung,
  i.lapsed,
  COUNT(*) AS contacts,
  COUNT(*) FILTER(WHERE
    NOT COALESCE(m.in_market, TRUE)) AS outside_market
FROM intervals AS i
LEFT JOIN markets AS m
  ON i.contact_id = m.contact_id
WHERE
  i.from_day <= :day AND (
    i.to_day IS NULL OR i.to_day > :day
  )
GROUP BY
  i.rung,
  i.lapsed
ORDER BY
  i.rung NULLS LAST,
  i.lapsed NULLS LAST
