WITH line AS (
  SELECT
    l.*,
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
  FROM lines AS l
  SEMI JOIN many_numbers
    ON sieve = DUCK_HASH(l.`source`, l.order_ref, l.record_id)
  WHERE
    kind = 'order' AND NOT order_ref IS NULL
), priced AS (
  SELECT
    *,
    CASE
      WHEN TYPEOF(
        COALESCE(ROUND(CAST(margin AS DOUBLE) * 1e6), ROUND(CAST(:margin_rate AS DOUBLE) * micros))
      ) IN ('double', 'float')
      THEN CAST(RINT(
        CAST(COALESCE(ROUND(CAST(margin AS DOUBLE) * 1e6), ROUND(CAST(:margin_rate AS DOUBLE) * micros)) AS DOUBLE)
      ) AS BIGINT)
      WHEN TYPEOF(
        COALESCE(ROUND(CAST(margin AS DOUBLE) * 1e6), ROUND(CAST(:margin_rate AS DOUBLE) * micros))
      ) LIKE 'decimal%'
      THEN CAST(CAST(COALESCE(ROUND(CAST(margin AS DOUBLE) * 1e6), ROUND(CAST(:margin_rate AS DOUBLE) * micros)) AS DECIMAL(38, 0)) AS BIGINT)
      ELSE CAST(COALESCE(ROUND(CAST(margin AS DOUBLE) * 1e6), ROUND(CAST(:margin_rate AS DOUBLE) * micros)) AS BIGINT)
    END AS margin_micros
  FROM line
), summed AS (
  SELECT
    `source`,
    order_ref,
    record_id,
    MIN(day) AS day,
    CASE
      WHEN MIN(day) FILTER(WHERE
        NOT occurred_at IS NULL) = MIN(day)
      THEN MIN(occurred_at)
    END AS occurred_at,
    CASE
      WHEN TYPEOF(SUM(micros)) IN ('double', 'float')
      THEN CAST(RINT(CAST(SUM(micros) AS DOUBLE)) AS BIGINT)
      WHEN TYPEOF(SUM(micros)) LIKE 'decimal%'
      THEN CAST(CAST(SUM(micros) AS DECIMAL(38, 0)) AS BIGINT)
      ELSE CAST(SUM(micros) AS BIGINT)
    END AS micros,
    COUNT(*) > COUNT(micros) AS holds_unknown,
    CASE
      WHEN COUNT(*) FILTER(WHERE
        NOT micros IS NULL AND margin_micros IS NULL) = 0
      THEN CASE
        WHEN TYPEOF(SUM(margin_micros)) IN ('double', 'float')
        THEN CAST(RINT(CAST(SUM(margin_micros) AS DOUBLE)) AS BIGINT)
        WHEN TYPEOF(SUM(margin_micros)) LIKE 'decimal%'
        THEN CAST(CAST(SUM(margin_micros) AS DECIMAL(38, 0)) AS BIGINT)
        ELSE CAST(SUM(margin_micros) AS BIGINT)
      END
    END AS margin_micros,
    MIN(currency) AS currency,
    MIN(action_id) AS action_id,
    MIN(arm) AS arm,
    MIN(channel) AS channel,
    MIN(
      (
        SHIFTLEFT(
          CASE
            WHEN TYPEOF(import_no) IN ('double', 'float')
            THEN CAST(RINT(CAST(import_no AS DOUBLE)) AS BIGINT)
            WHEN TYPEOF(import_no) LIKE 'decimal%'
            THEN CAST(CAST(import_no AS DECIMAL(38, 0)) AS BIGINT)
            ELSE CAST(import_no AS BIGINT)
          END,
          32
        )
      ) | source_row
    ) AS first_row,
    CAST(COUNT(*) AS INT) AS lines
  FROM priced
  GROUP BY
    `source`,
    order_ref,
    record_id
)
SELECT
  *
  EXCEPT (holds_unknown, first_row, micros),
  CAST((
    SHIFTRIGHTUNSIGNED(
      TRANSFORM(
        ARRAY(MD5(CONCAT_WS(CHR(  31), `source`, 'order', order_ref, DUCK_TEXT(record_id)))),
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
  ) AS BIGINT) AS event_id,
  CASE WHEN holds_unknown AND micros < 5000 THEN NULL ELSE micros END AS micros,
  CAST((
    SHIFTRIGHT(first_row, 32)
  ) AS INT) AS import_no,
  CAST((
    first_row & 4294967295
  ) AS INT) AS source_row
FROM summed
