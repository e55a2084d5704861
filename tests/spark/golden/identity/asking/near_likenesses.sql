SELECT
  *
FROM likenesses
WHERE
  record_l IN (
    SELECT
      record_id
    FROM own
  )
  OR record_r IN (
    SELECT
      record_id
    FROM own
  )
