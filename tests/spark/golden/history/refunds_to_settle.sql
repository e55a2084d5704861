SELECT
  r.cancels,
  r.micros,
  r.pieces,
  r.moment,
  r.order_no,
  r.holding_no,
  s.shelf_no
FROM refunds_named AS r
LEFT JOIN shelves AS s
  ON r.looks_at = s.contact_id AND r.product IS NOT DISTINCT FROM s.product
ORDER BY
  r.line_no NULLS LAST
