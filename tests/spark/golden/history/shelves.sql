WITH asked AS (
  SELECT DISTINCT
    looks_at AS contact_id,
    product
  FROM refunds_named
  WHERE
    NOT looks_at IS NULL
)
SELECT
  ROW_NUMBER() OVER (ORDER BY contact_id NULLS LAST, product) - 1 AS shelf_no,
  contact_id,
  product
FROM asked
