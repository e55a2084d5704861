WITH meant AS (
  SELECT
    r.line_no,
    o.order_no
  FROM refund_lines AS r
  INNER JOIN orders_in_question AS o
    ON r.`source` = o.`source`
    AND r.number = o.order_ref
    AND (
      r.sure OR r.contact_id = o.contact_id
    )
  QUALIFY
    ROW_NUMBER() OVER (
      PARTITION BY r.line_no
      ORDER BY r.record_id <> o.record_id NULLS LAST, r.contact_id <> o.contact_id NULLS LAST, o.moment NULLS LAST, o.order_id NULLS LAST
    ) = 1
)
SELECT
  r.*,
  m.order_no,
  h.holding_no,
  CASE
    WHEN m.order_no IS NULL
    AND NOT r.sure
    AND NOT r.cancels
    AND NOT COALESCE(r.product, DUCK_TEXT(r.micros), DUCK_TEXT(r.pieces)) IS NULL
    THEN r.contact_id
  END AS looks_at
FROM refund_lines AS r
LEFT JOIN meant AS m
  ON r.line_no = m.line_no
LEFT JOIN holdings AS h
  ON m.order_no = h.order_no AND r.product = h.product
