SELECT
  l.*
FROM lines AS l
ANTI JOIN replaced AS r
  ON l.`source` = r.`source`
  AND l.whole = r.whole
  AND l.order_ref = r.order_ref
  AND l.import_no < r.newest
