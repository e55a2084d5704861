SELECT
  order_no,
  micros,
  pieces
FROM holdings
ORDER BY
  holding_no NULLS LAST
