SELECT
  lines.*
FROM lines
WHERE
  record_id IN (
    SELECT
      record_id
    FROM own
  )
  OR ref_record_id IN (
    SELECT
      record_id
    FROM own
  )
ORDER BY
  day NULLS LAST,
  import_no NULLS LAST,
  source_row NULLS LAST,
  event_id NULLS LAST
