WITH referred AS (
  SELECT DISTINCT
    w.contact_no
  FROM events AS e
  INNER JOIN numbered AS w
    ON e.ref_record_id = w.record_id
  WHERE
    e.kind = 'referral'
), ended AS (
  SELECT
    about_event_id AS event_id,
    MIN(day) AS ended_day
  FROM events
  WHERE
    kind IN ('refund', 'cancellation') AND ends_order
  GROUP BY
    about_event_id
)
SELECT
  n.contact_no,
  o.day,
  x.ended_day
FROM events AS o
INNER JOIN numbered AS n
  ON o.record_id = n.record_id
INNER JOIN referred AS r
  ON n.contact_no = r.contact_no
LEFT JOIN ended AS x
  ON o.event_id = x.event_id
WHERE
  o.kind = 'order' AND (
    x.ended_day IS NULL OR x.ended_day > o.day
  )
QUALIFY
  ROW_NUMBER() OVER (
    PARTITION BY n.contact_no
    ORDER BY o.day NULLS LAST, o.occurred_at, o.event_id NULLS LAST
  ) = 1
