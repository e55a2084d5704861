SELECT
  COUNT(DISTINCT b.contact_id) AS buyers,
  CAST(COALESCE(SUM(t.money), 0) AS DOUBLE) AS money
FROM buyers AS b
INNER JOIN takings AS t
  ON b.contact_id = t.contact_id
