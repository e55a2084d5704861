SELECT
  event_id
FROM lines
SEMI JOIN own
  ON lines.record_id = own.record_id
UNION
SELECT
  event_id
FROM lines
SEMI JOIN own
  ON lines.ref_record_id = own.record_id
UNION
SELECT
  event_id
FROM events
SEMI JOIN own
  ON events.record_id = own.record_id
UNION
SELECT
  event_id
FROM events
SEMI JOIN own
  ON events.ref_record_id = own.record_id
UNION
SELECT
  code_id
FROM codes
SEMI JOIN own
  ON codes.record_id = own.record_id
ORDER BY
  event_id NULLS LAST
