SELECT
  i.*
FROM all_intervals AS i
WHERE
  i.contact_id IN (
    SELECT
      p.contact_id
    FROM page AS p
  )
