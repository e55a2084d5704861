SELECT
  COALESCE(IF(kind = 'company', company, NULL), name, company) AS name
FROM contacts
WHERE
  contact_id = :contact
