SELECT
  v.contact_id,
  COALESCE(NULLIF(TRIM(c.name), ''), NULLIF(TRIM(c.company), '')) AS name,
  c.email,
  v.*
  EXCEPT (contact_id)
FROM `values` AS v
LEFT JOIN contacts AS c
  ON v.contact_id = c.contact_id
ORDER BY
  v.contact_id NULLS LAST
