SELECT
  event_id,
  day,
  kind,
  amount,
  about_event_id,
  COALESCE(ends_order, FALSE) AS ends_order,
  `source`,
  import_no,
  source_row,
  lines
FROM events
WHERE
  day <= :day
ORDER BY
  day DESC,
  event_id ASC NULLS LAST
