WITH drawn AS (
  SELECT
    m.contact_id,
    ARRAY_SORT(ARRAY_DISTINCT(COLLECT_LIST(a.record_id))) AS records,
    BOOL_AND(a.arm = 'treated') AS treated
  FROM asked AS a
  INNER JOIN membership AS m
    ON a.record_id = m.record_id
  GROUP BY
    m.contact_id
)
SELECT
  d.contact_id,
  d.records,
  c.name,
  c.company,
  c.email,
  c.phone,
  c.street,
  c.postcode,
  c.city,
  c.language,
  COALESCE(p.permission, 'unknown') AS permission
FROM drawn AS d
INNER JOIN contacts AS c
  ON d.contact_id = c.contact_id
LEFT JOIN permissions AS p
  ON d.contact_id = p.contact_id
WHERE
  d.treated
ORDER BY
  LOWER(TRANSLATE(COALESCE(c.name, c.company), 'İΣ', 'iσ')) ASC NULLS LAST,
  d.contact_id ASC NULLS LAST
