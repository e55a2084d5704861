SELECT
  w.kind,
  w.contact_id,
  COALESCE(MAX(m.contact_id) FILTER(WHERE
    m.contact_id = w.contact_id), MIN(m.contact_id)) AS account_id
FROM whose AS w
INNER JOIN membership AS m
  ON w.record_id = m.record_id
GROUP BY
  w.kind,
  w.contact_id
