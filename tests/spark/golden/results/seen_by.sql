SELECT
  contact_id
FROM contacts
WHERE
  first_seen_day <= :day
ORDER BY
  contact_id NULLS LAST
