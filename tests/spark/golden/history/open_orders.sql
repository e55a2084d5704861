SELECT
  micros,
  margin_micros,
  pieces
FROM orders_in_question
ORDER BY
  order_no NULLS LAST
