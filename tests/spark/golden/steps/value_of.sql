SELECT
  *
FROM `values`
WHERE
  contact_id = :contact
