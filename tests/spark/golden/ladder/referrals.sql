SELECT
  e.event_id,
  r.contact_no AS referrer,
  w.contact_no AS referred,
  e.day
FROM events AS e
INNER JOIN numbered AS r
  ON e.record_id = r.record_id
INNER JOIN numbered AS w
  ON e.ref_record_id = w.record_id
WHERE
  e.kind = 'referral'
ORDER BY
  e.day NULLS LAST,
  e.source NULLS LAST,
  e.record_id NULLS LAST,
  e.event_id NULLS LAST
