WITH those AS (
  SELECT
    *
  FROM events
  WHERE
    kind IN ('refund', 'cancellation') AND day <= :day
), about AS (
  SELECT
    event_id,
    record_id,
    day,
    amount,
    margin
  FROM events
  WHERE
    kind = 'order'
    AND day <= :day
    AND event_id IN (
      SELECT
        about_event_id
      FROM those
    )
)
SELECT
  t.event_id,
  t.about_event_id,
  COALESCE(o.record_id, t.record_id) AS record_id,
  COALESCE(o.day, t.day) AS day,
  t.amount,
  t.margin,
  NOT o.event_id IS NULL AND COALESCE(t.ends_order, FALSE) AS ends,
  o.amount AS order_amount,
  o.margin AS order_margin
FROM those AS t
LEFT JOIN about AS o
  ON t.about_event_id = o.event_id
WHERE
  t.kind = 'refund' OR NOT o.event_id IS NULL
