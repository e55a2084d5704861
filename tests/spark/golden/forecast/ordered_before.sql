SELECT
  p.contact_no,
  MAX(t.day) AS day
FROM takings AS t
INNER JOIN panel_contacts AS p
  ON t.contact_id = p.contact_id
WHERE
  t.orders = 1 AND t.day <= :first
GROUP BY
  p.contact_no
