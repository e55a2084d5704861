SELECT
  m.record_id,
  c.contact_no
FROM membership AS m
INNER JOIN contact_numbers AS c
  ON m.contact_id = c.contact_id
