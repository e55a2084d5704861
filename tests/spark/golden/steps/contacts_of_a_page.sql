SELECT
  *
  EXCEPT (words)
FROM contacts
WHERE
  contact_id IN (
    SELECT
      p.contact_id
    FROM page AS p
  )
