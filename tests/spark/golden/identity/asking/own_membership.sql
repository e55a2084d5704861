SELECT
  *
FROM membership
WHERE
  contact_id = :contact
UNION
SELECT
  *
FROM membership
WHERE
  person_id = :contact
UNION
SELECT
  *
FROM membership
WHERE
  organisation_id = :contact
