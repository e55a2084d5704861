SELECT
  *
FROM records
WHERE
  record_id IN (
    SELECT
      record_id
    FROM membership
  )
