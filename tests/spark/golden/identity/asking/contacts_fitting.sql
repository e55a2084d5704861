SELECT DISTINCT
  m.contact_id
FROM fitting AS f
INNER JOIN membership AS m
  ON f.record_id = m.record_id
ORDER BY
  m.contact_id NULLS LAST
