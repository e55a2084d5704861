SELECT
  c.referrer,
  c.referred,
  e.day AS said_day,
  c.day
FROM credits AS c
INNER JOIN events AS e
  ON c.event_id = e.event_id
WHERE
  c.day <= :day AND (
    c.gone_day IS NULL OR c.gone_day > :day
  )
ORDER BY
  c.day NULLS LAST,
  c.referred NULLS LAST
