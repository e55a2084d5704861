WITH in_question AS (
  SELECT DISTINCT
    order_ref
  FROM rows
  WHERE
    NOT order_ref IS NULL
    AND (
      value < 0
      OR NOT subtotal IS NULL
      OR NOT refunded IS NULL
      OR NOT cancelled_day IS NULL
      OR LOWER(TRANSLATE(status, 'İΣ', 'iσ')) IN (
        SELECT
          word
        FROM meanings
        WHERE
          about = 'order' AND meaning = 'refunded'
      )
    )
), orders AS (
  SELECT
    order_ref,
    record_id,
    COALESCE(MAX(value), 0) > 0 AS has_positive,
    SUM(value) AS total,
    MAX(refunded) AS refunded
  FROM rows
  WHERE
    order_ref IN (
      SELECT
        order_ref
      FROM in_question
    )
  GROUP BY
    order_ref,
    record_id
), lined AS (
  SELECT
    rows.*,
    state.meaning AS stands,
    COALESCE(credit.meaning, state.meaning) = 'credit' AS credited,
    COALESCE(orders.has_positive, FALSE) AS order_has_positive,
    COALESCE(orders.total, rows.value) AS lines_total,
    COALESCE(orders.refunded, rows.refunded) AS order_refunded
  FROM rows
  LEFT JOIN meanings AS state
    ON state.about = 'order' AND state.word = LOWER(TRANSLATE(rows.status, 'İΣ', 'iσ'))
  LEFT JOIN meanings AS credit
    ON credit.about = 'order'
    AND credit.word = LOWER(TRANSLATE(rows.credit, 'İΣ', 'iσ'))
  LEFT JOIN orders
    ON rows.order_ref = orders.order_ref
    AND rows.record_id IS NOT DISTINCT FROM orders.record_id
), judged AS (
  SELECT
    *,
    CASE
      WHEN stands = 'cancelled'
      THEN 'cancellation'
      WHEN credited
      THEN 'refund'
      WHEN quantity < 0 AND COALESCE(value, 0) <= 0
      THEN 'refund'
      WHEN value < 0 AND NOT order_has_positive
      THEN 'refund'
      ELSE 'order'
    END AS line_kind
  FROM lined
), itself AS (
  SELECT
    source_row,
    1 AS part,
    currency,
    rate,
    record_id,
    line_kind AS kind,
    happened_day AS day,
    happened_at AS at,
    IF(COALESCE(credited, FALSE) AND line_kind = 'refund', -ABS(value), value) AS amount,
    includes_vat,
    margin,
    order_ref,
    CASE
      WHEN line_kind = 'order'
      THEN NULL
      WHEN NOT about_ref IS NULL
      THEN about_ref
      WHEN line_kind = 'cancellation' OR order_has_positive
      THEN order_ref
    END AS about_ref,
    COALESCE(product, product_name) AS product,
    IF(COALESCE(credited, FALSE) AND line_kind = 'refund', -ABS(quantity), quantity) AS quantity,
    used_code AS code,
    channel,
    product_name AS said,
    stands
  FROM judged
), given_back AS (
  SELECT
    source_row,
    2 AS part,
    currency,
    rate,
    record_id,
    'refund' AS kind,
    COALESCE(cancelled_day, happened_day) AS day,
    IF(cancelled_day IS NULL, happened_at, cancelled_at) AS at,
    CASE
      WHEN refunded > 0
      THEN -refunded
      WHEN NOT cancelled_day IS NULL
      THEN -COALESCE(subtotal, lines_total)
      ELSE -value
    END AS amount,
    includes_vat,
    order_ref,
    order_ref AS about_ref,
    IF(
      COALESCE(refunded, 0) > 0 OR NOT cancelled_day IS NULL,
      NULL,
      COALESCE(product, product_name)
    ) AS product,
    IF(COALESCE(refunded, 0) > 0 OR NOT cancelled_day IS NULL, NULL, -quantity) AS quantity,
    'given back' AS said
  FROM judged
  WHERE
    line_kind = 'order'
    AND (
      refunded > 0
      OR NOT cancelled_day IS NULL
      OR (
        stands = 'refunded' AND order_refunded IS NULL AND value > 0
      )
    )
), difference AS (
  SELECT
    source_row,
    3 AS part,
    currency,
    rate,
    record_id,
    'order' AS kind,
    happened_day AS day,
    happened_at AS at,
    subtotal - lines_total AS amount,
    includes_vat,
    order_ref,
    used_code AS code,
    'difference' AS said
  FROM judged
  WHERE
    line_kind = 'order' AND ABS(subtotal - lines_total) >= 0.005
)
SELECT
  *
FROM nothing_told
UNION ALL BY NAME
SELECT
  *
  EXCEPT (stands),
  NOT order_ref IS NULL AND NOT :fill_down AS numbered,
  IF(stands = 'purchase', 'purchase', NULL) AS reason
FROM (
  SELECT
    *
  FROM itself
  UNION ALL BY NAME
  SELECT
    *
  FROM given_back
  UNION ALL BY NAME
  SELECT
    *
  FROM difference
)
