SELECT
  contact_id,
  rules_held
FROM standings
WHERE
  contact_id IN (
    SELECT
      p.contact_id
    FROM page AS p
  )
