SELECT
  n.contact_no,
  CAST(6 AS TINYINT) AS kind,
  e.day,
  CAST(:unknown AS BIGINT) AS amount,
  CAST(:unknown AS BIGINT) AS margin,
  CAST(:never AS INT) AS target,
  FALSE AS ends
FROM events AS e
INNER JOIN numbered AS n
  ON e.record_id = n.record_id
ANTI JOIN left_out AS x
  ON e.event_id = x.event_id
WHERE
  e.kind = 'referral'
