SELECT
  e.action_id AS campaign,
  MIN(e.day) AS since,
  COUNT(DISTINCT m.contact_id) AS reached
FROM events AS e
INNER JOIN membership AS m
  ON e.record_id = m.record_id
ANTI JOIN planned AS p
  ON e.action_id = p.campaign
WHERE
  e.kind = 'touch' AND NOT e.action_id IS NULL AND e.day <= :until
GROUP BY
  e.action_id
ORDER BY
  since NULLS LAST,
  campaign NULLS LAST
