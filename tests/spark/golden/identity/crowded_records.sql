WITH several AS (
  SELECT
    contact_id
  FROM membership
  GROUP BY
    contact_id
  HAVING
    COUNT(*) > 1
)
SELECT
  m.record_id,
  m.contact_id
FROM membership AS m
LEFT JOIN several AS s
  ON m.contact_id = s.contact_id
LEFT JOIN repeated_records AS r
  ON m.record_id = r.record_id
WHERE
  NOT s.contact_id IS NULL OR NOT r.record_id IS NULL OR m.record_id <> m.contact_id
