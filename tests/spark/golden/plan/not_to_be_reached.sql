WITH drawn_otherwise AS (
  SELECT DISTINCT
    m.contact_id
  FROM asked AS a
  INNER JOIN membership AS m
    ON a.record_id = m.record_id
  WHERE
    a.arm <> 'treated'
)
SELECT
  c.contact_id,
  c.email,
  c.phone,
  c.street,
  c.postcode,
  c.city
FROM contacts AS c
LEFT JOIN drawn_otherwise AS d
  ON c.contact_id = d.contact_id
LEFT JOIN permissions AS p
  ON c.contact_id = p.contact_id
WHERE
  NOT d.contact_id IS NULL OR p.permission = 'withdrawn'
ORDER BY
  c.contact_id NULLS LAST
