SELECT
  COUNT(DISTINCT told.order_ref) AS orders
FROM told
INNER JOIN entries
  ON told.source_row = entries.source_row AND told.part = entries.part
WHERE
  entries.changed
