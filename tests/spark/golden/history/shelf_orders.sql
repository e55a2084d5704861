WITH holding AS (
  SELECT
    h.holding_no,
    h.order_no,
    h.product,
    o.contact_id
  FROM holdings AS h
  INNER JOIN orders_in_question AS o
    ON h.order_no = o.order_no
), found AS (
  SELECT
    s.shelf_no,
    h.order_no,
    h.holding_no
  FROM shelves AS s
  INNER JOIN holding AS h
    ON s.contact_id = h.contact_id AND s.product = h.product
  UNION ALL
  SELECT
    s.shelf_no,
    o.order_no,
    NULL AS holding_no
  FROM shelves AS s
  INNER JOIN orders_in_question AS o
    ON s.contact_id = o.contact_id
  WHERE
    s.product IS NULL
)
SELECT
  f.shelf_no,
  f.order_no,
  f.holding_no,
  o.moment
FROM found AS f
INNER JOIN orders_in_question AS o
  ON f.order_no = o.order_no
ORDER BY
  f.shelf_no NULLS LAST,
  o.moment NULLS LAST,
  o.order_id NULLS LAST
