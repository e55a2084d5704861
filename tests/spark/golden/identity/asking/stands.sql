SELECT DISTINCT
  contact_id
FROM membership
WHERE
  contact_id = :id
