SELECT
  first_seen_day
FROM contacts
WHERE
  contact_id = :contact
