SELECT
  record_id,
  contact_id
FROM memberships
WHERE
  kind = :kind AND to_edition IS NULL
