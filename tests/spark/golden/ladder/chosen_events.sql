WITH own AS (
  SELECT
    *
  FROM all_events
  WHERE
    record_id IN (
      SELECT
        record_id
      FROM membership
    )
), orders AS (
  SELECT
    event_id
  FROM own
  WHERE
    kind = 'order'
)
SELECT
  *
FROM own
WHERE
  about_event_id IS NULL
  OR about_event_id IN (
    SELECT
      event_id
    FROM orders
  )
UNION ALL
SELECT
  e.*
FROM all_events AS e
WHERE
  e.about_event_id IN (
    SELECT
      event_id
    FROM orders
  )
  AND NOT e.record_id IN (
    SELECT
      record_id
    FROM membership
  )
