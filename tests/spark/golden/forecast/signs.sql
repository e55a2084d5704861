SELECT
  p.contact_no,
  e.day
FROM events AS e
INNER JOIN membership AS m
  ON e.record_id = m.record_id
INNER JOIN panel_contacts AS p
  ON m.contact_id = p.contact_id
WHERE
  e.day <= :day
  AND ARRAY_CONTAINS(ARRAY_COMPACT(SPLIT(:kinds, CONCAT('\\Q', ',', '\\E'))), e.kind)
