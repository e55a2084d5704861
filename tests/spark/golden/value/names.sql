SELECT
  a.contact_id,
  COALESCE(NULLIF(TRIM(c.name), ''), NULLIF(TRIM(c.company), ''), c.email) AS name
FROM asked AS a
INNER JOIN contacts AS c
  ON a.contact_id = c.contact_id
