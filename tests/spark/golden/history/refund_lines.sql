WITH back AS (
  SELECT
    l.*,
    ABS(
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
      ) AS BIGINT)
    ) AS micros,
    CASE
      WHEN TYPEOF(day) IN ('double', 'float')
      THEN CAST(RINT(CAST(day AS DOUBLE)) AS BIGINT)
      WHEN TYPEOF(day) LIKE 'decimal%'
      THEN CAST(CAST(day AS DECIMAL(38, 0)) AS BIGINT)
      ELSE CAST(day AS BIGINT)
    END * 274877906944 + COALESCE(
      UNIX_MICROS(occurred_at) - CASE
        WHEN TYPEOF(day) IN ('double', 'float')
        THEN CAST(RINT(CAST(day AS DOUBLE)) AS BIGINT)
        WHEN TYPEOF(day) LIKE 'decimal%'
        THEN CAST(CAST(day AS DECIMAL(38, 0)) AS BIGINT)
        ELSE CAST(day AS BIGINT)
      END * 86400000000 + 68719476736,
      274877906943
    ) AS moment
  FROM lines AS l
  WHERE
    kind IN ('refund', 'cancellation')
), known AS (
  SELECT
    b.*,
    m.contact_id,
    CASE
      WHEN TYPEOF(
        COALESCE(
          ABS(ROUND(CAST(margin AS DOUBLE) * 1e6)),
          ROUND(CAST(:margin_rate AS DOUBLE) * micros)
        )
      ) IN ('double', 'float')
      THEN CAST(RINT(
        CAST(COALESCE(
          ABS(ROUND(CAST(margin AS DOUBLE) * 1e6)),
          ROUND(CAST(:margin_rate AS DOUBLE) * micros)
        ) AS DOUBLE)
      ) AS BIGINT)
      WHEN TYPEOF(
        COALESCE(
          ABS(ROUND(CAST(margin AS DOUBLE) * 1e6)),
          ROUND(CAST(:margin_rate AS DOUBLE) * micros)
        )
      ) LIKE 'decimal%'
      THEN CAST(CAST(COALESCE(
        ABS(ROUND(CAST(margin AS DOUBLE) * 1e6)),
        ROUND(CAST(:margin_rate AS DOUBLE) * micros)
      ) AS DECIMAL(38, 0)) AS BIGINT)
      ELSE CAST(COALESCE(
        ABS(ROUND(CAST(margin AS DOUBLE) * 1e6)),
        ROUND(CAST(:margin_rate AS DOUBLE) * micros)
      ) AS BIGINT)
    END AS margin_micros,
    CASE
      WHEN TYPEOF(NULLIF(ABS(ROUND(CAST(quantity AS DOUBLE) * 1e4)), 0)) IN ('double', 'float')
      THEN CAST(RINT(CAST(NULLIF(ABS(ROUND(CAST(quantity AS DOUBLE) * 1e4)), 0) AS DOUBLE)) AS BIGINT)
      WHEN TYPEOF(NULLIF(ABS(ROUND(CAST(quantity AS DOUBLE) * 1e4)), 0)) LIKE 'decimal%'
      THEN CAST(CAST(NULLIF(ABS(ROUND(CAST(quantity AS DOUBLE) * 1e4)), 0) AS DECIMAL(38, 0)) AS BIGINT)
      ELSE CAST(NULLIF(ABS(ROUND(CAST(quantity AS DOUBLE) * 1e4)), 0) AS BIGINT)
    END AS pieces,
    COALESCE(about_ref, order_ref) AS number,
    NOT about_ref IS NULL AS sure
  FROM back AS b
  INNER JOIN membership AS m
    ON b.record_id = m.record_id
)
SELECT
  ROW_NUMBER() OVER (
    ORDER BY day NULLS LAST, kind = 'cancellation' NULLS LAST, number IS NULL NULLS LAST, moment NULLS LAST, event_id NULLS LAST
  ) - 1 AS line_no,
  *
  EXCEPT (amount, margin, quantity, includes_vat),
  kind = 'cancellation' AS cancels
FROM known
