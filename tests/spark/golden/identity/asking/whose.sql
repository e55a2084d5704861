SELECT
  record_id,
  'person' AS kind,
  person_id AS contact_id
FROM membership
WHERE
  NOT person_id IS NULL
UNION ALL
SELECT
  record_id,
  'organisation' AS kind,
  organisation_id AS contact_id
FROM membership
WHERE
  NOT organisation_id IS NULL
UNION ALL
SELECT
  record_id,
  'person' AS kind,
  contact_id
FROM membership
WHERE
  person_id IS NULL AND organisation_id IS NULL
