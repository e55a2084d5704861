SELECT
  c.*
FROM contacts AS c
INNER JOIN numbered_contacts AS n
  ON c.contact_id = n.contact_id
WHERE
  n.contact_no >= :first AND n.contact_no < :past
ORDER BY
  n.contact_no NULLS LAST
