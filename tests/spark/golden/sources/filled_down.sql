SELECT
  *
  REPLACE (FIRST_VALUE(email) IGNORE NULLS OVER of_order AS email, FIRST_VALUE(name) IGNORE NULLS OVER of_order AS name, FIRST_VALUE(company) IGNORE NULLS OVER of_order AS company, FIRST_VALUE(phone) IGNORE NULLS OVER of_order AS phone, FIRST_VALUE(street) IGNORE NULLS OVER of_order AS street, FIRST_VALUE(postcode) IGNORE NULLS OVER of_order AS postcode, FIRST_VALUE(city) IGNORE NULLS OVER of_order AS city, FIRST_VALUE(region) IGNORE NULLS OVER of_order AS region, FIRST_VALUE(country) IGNORE NULLS OVER of_order AS country, FIRST_VALUE(currency) IGNORE NULLS OVER of_order AS currency, FIRST_VALUE(status) IGNORE NULLS OVER of_order AS status, FIRST_VALUE(code) IGNORE NULLS OVER of_order AS code, FIRST_VALUE(happened_day) IGNORE NULLS OVER of_order AS happened_day, FIRST_VALUE(happened_at) IGNORE NULLS OVER of_order AS happened_at, IF(
    LAG(source_row) OVER of_order IS NULL,
    FIRST_VALUE(subtotal) IGNORE NULLS OVER of_order,
    NULL
  ) AS subtotal, IF(
    LAG(source_row) OVER of_order IS NULL,
    FIRST_VALUE(refunded) IGNORE NULLS OVER of_order,
    NULL
  ) AS refunded, IF(
    LAG(source_row) OVER of_order IS NULL,
    FIRST_VALUE(cancelled_day) IGNORE NULLS OVER of_order,
    NULL
  ) AS cancelled_day, IF(
    LAG(source_row) OVER of_order IS NULL,
    FIRST_VALUE(cancelled_at) IGNORE NULLS OVER of_order,
    NULL
  ) AS cancelled_at)
FROM file_rows
WINDOW of_order AS (
  PARTITION BY order_ref, IF(order_ref IS NULL, source_row, NULL)
  ORDER BY source_row NULLS LAST
  rows BETWEEN UNBOUNDED preceding AND UNBOUNDED following
)
