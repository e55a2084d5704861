SELECT
  e.scope,
  MAX_BY(e.state, e.day) FILTER(WHERE
    NOT e.state IS NULL) AS state,
  MAX(e.day) AS day
FROM events AS e
INNER JOIN membership AS m
  ON e.record_id = m.record_id
WHERE
  m.contact_id = :contact
  AND e.kind = 'consent'
  AND NOT e.scope IS NULL
  AND e.day <= :day
GROUP BY
  e.scope
ORDER BY
  e.scope NULLS LAST
