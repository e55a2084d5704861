SELECT
  *
  REPLACE (CAST(NULL AS STRING) AS words)
FROM all_contacts
WHERE
  contact_id IN (
    SELECT
      c.contact_id
    FROM chosen AS c
  )
ORDER BY
  contact_id NULLS LAST
