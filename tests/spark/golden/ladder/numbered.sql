SELECT
  m.record_id,
  c.contact_no
FROM membership AS m
INNER JOIN numbered_contacts AS c
  ON m.contact_id = c.contact_id
