SELECT DISTINCT
  a.contact_id AS referrer,
  b.contact_id AS referred
FROM events AS e
INNER JOIN membership AS a
  ON e.record_id = a.record_id
INNER JOIN membership AS b
  ON e.ref_record_id = b.record_id
WHERE
  e.kind = 'referral' AND a.contact_id <> b.contact_id
ORDER BY
  referrer NULLS LAST,
  referred NULLS LAST
