SELECT
  *
FROM all_membership
WHERE
  contact_id IN (
    SELECT
      c.contact_id
    FROM chosen AS c
  )
