WITH asked AS (
  SELECT
    m.contact_id,
    MIN(e.day) AS day
  FROM events AS e
  INNER JOIN membership AS m
    ON e.record_id = m.record_id
  WHERE
    e.kind IN ('enquiry', 'quote') AND e.day <= :day
  GROUP BY
    m.contact_id
)
SELECT
  c.contact_id,
  LEAST(c.first_seen_day, a.day, b.bought_day) AS came_day,
  LEAST(a.day, b.bought_day) AS interested_day,
  b.bought_day,
  h.channel
FROM contacts AS c
INNER JOIN channels AS h
  ON c.contact_id = h.contact_id
LEFT JOIN asked AS a
  ON c.contact_id = a.contact_id
LEFT JOIN buyers AS b
  ON c.contact_id = b.contact_id
WHERE
  LEAST(c.first_seen_day, a.day, b.bought_day) BETWEEN :late + 1 AND :day
