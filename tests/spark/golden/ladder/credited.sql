SELECT
  c.event_id,
  r.contact_id AS referrer,
  b.contact_id AS referred,
  c.day,
  c.gone_day
FROM credits AS c
INNER JOIN numbered_contacts AS r
  ON c.referrer = r.contact_no
INNER JOIN numbered_contacts AS b
  ON c.referred = b.contact_no
