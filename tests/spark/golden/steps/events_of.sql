SELECT
  e.day,
  e.kind,
  e.amount,
  e.state,
  e.scope,
  e.import_no,
  e.source_row
FROM events AS e
INNER JOIN membership AS m
  ON e.record_id = m.record_id
WHERE
  m.contact_id = :contact AND e.day <= :day
ORDER BY
  e.day DESC,
  e.kind ASC NULLS LAST,
  e.source_row DESC
LIMIT :most
