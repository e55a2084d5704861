WITH happened AS (
  SELECT
    m.contact_id,
    MAX(e.day) AS last_day
  FROM events AS e
  INNER JOIN membership AS m
    ON e.record_id = m.record_id
  GROUP BY
    m.contact_id
)
SELECT
  c.contact_id,
  GREATEST(c.first_seen_day, h.last_day) AS last_day
FROM contacts AS c
LEFT JOIN happened AS h
  ON c.contact_id = h.contact_id
