WITH asked AS (
  SELECT
    m.record_id,
    m.contact_id
  FROM membership AS m
  SEMI JOIN refund_lines AS r
    ON m.contact_id = r.contact_id
), named AS (
  SELECT DISTINCT
    `source`,
    number
  FROM refund_lines
  WHERE
    NOT number IS NULL
), wanted AS (
  SELECT
    l.*
  FROM lines AS l
  SEMI JOIN asked AS a
    ON l.record_id = a.record_id
  WHERE
    l.kind = 'order'
  UNION ALL
  SELECT
    l.*
  FROM lines AS l
  SEMI JOIN named AS n
    ON l.`source` = n.`source` AND l.order_ref = n.number
  ANTI JOIN asked AS a
    ON l.record_id = a.record_id
  WHERE
    l.kind = 'order'
), priced AS (
  SELECT
    *,
    CAST(ROUND(
      CASE
        WHEN CASE WHEN COALESCE(includes_vat, :prices_include_vat) THEN :vat_factor ELSE 1 END = 0
        THEN CAST((
          CAST(amount AS DOUBLE) * 1e6
        ) AS DOUBLE) * CAST('Infinity' AS DOUBLE)
        ELSE CAST((
          CAST(amount AS DOUBLE) * 1e6
        ) AS DOUBLE) / CAST(CASE WHEN COALESCE(includes_vat, :prices_include_vat) THEN :vat_factor ELSE 1 END AS DOUBLE)
      END
    ) AS BIGINT) AS micros
  FROM wanted
)
SELECT
  CASE
    WHEN p.order_ref IS NULL
    THEN p.event_id
    ELSE CAST((
      SHIFTRIGHTUNSIGNED(
        TRANSFORM(
          ARRAY(
            MD5(CONCAT_WS(CHR(  31), p.`source`, 'order', p.order_ref, DUCK_TEXT(p.record_id)))
          ),
          m -> CAST(CONV(
            CONCAT(
              SUBSTRING(m, 15, 2),
              SUBSTRING(m, 13, 2),
              SUBSTRING(m, 11, 2),
              SUBSTRING(m, 9, 2),
              SUBSTRING(m, 7, 2),
              SUBSTRING(m, 5, 2),
              SUBSTRING(m, 3, 2),
              SUBSTRING(m, 1, 2)
            ),
            16,
            -10
          ) AS BIGINT)
        )[0],
        1
      )
    ) AS BIGINT)
  END AS order_id,
  p.record_id,
  m.contact_id,
  p.`source`,
  p.order_ref,
  p.product,
  p.day,
  p.occurred_at,
  p.micros,
  CASE
    WHEN TYPEOF(
      COALESCE(
        ROUND(CAST(p.margin AS DOUBLE) * 1e6),
        ROUND(CAST(:margin_rate AS DOUBLE) * p.micros)
      )
    ) IN ('double', 'float')
    THEN CAST(RINT(
      CAST(COALESCE(
        ROUND(CAST(p.margin AS DOUBLE) * 1e6),
        ROUND(CAST(:margin_rate AS DOUBLE) * p.micros)
      ) AS DOUBLE)
    ) AS BIGINT)
    WHEN TYPEOF(
      COALESCE(
        ROUND(CAST(p.margin AS DOUBLE) * 1e6),
        ROUND(CAST(:margin_rate AS DOUBLE) * p.micros)
      )
    ) LIKE 'decimal%'
    THEN CAST(CAST(COALESCE(
      ROUND(CAST(p.margin AS DOUBLE) * 1e6),
      ROUND(CAST(:margin_rate AS DOUBLE) * p.micros)
    ) AS DECIMAL(38, 0)) AS BIGINT)
    ELSE CAST(COALESCE(
      ROUND(CAST(p.margin AS DOUBLE) * 1e6),
      ROUND(CAST(:margin_rate AS DOUBLE) * p.micros)
    ) AS BIGINT)
  END AS margin_micros,
  CAST(ROUND(CAST(p.quantity AS DOUBLE) * 1e4) AS BIGINT) AS pieces
FROM priced AS p
INNER JOIN membership AS m
  ON p.record_id = m.record_id
