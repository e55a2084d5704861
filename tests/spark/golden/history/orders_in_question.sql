WITH summed AS (
  SELECT
    order_id,
    record_id,
    contact_id,
    `source`,
    order_ref,
    MIN(day) AS day,
    CASE
      WHEN MIN(day) FILTER(WHERE
        NOT occurred_at IS NULL) = MIN(day)
      THEN MIN(occurred_at)
    END AS occurred_at,
    CASE
      WHEN TYPEOF(
        CASE
          WHEN COUNT(*) > COUNT(micros) AND SUM(micros) < 5000
          THEN NULL
          ELSE SUM(micros)
        END
      ) IN ('double', 'float')
      THEN CAST(RINT(
        CAST(CASE
          WHEN COUNT(*) > COUNT(micros) AND SUM(micros) < 5000
          THEN NULL
          ELSE SUM(micros)
        END AS DOUBLE)
      ) AS BIGINT)
      WHEN TYPEOF(
        CASE
          WHEN COUNT(*) > COUNT(micros) AND SUM(micros) < 5000
          THEN NULL
          ELSE SUM(micros)
        END
      ) LIKE 'decimal%'
      THEN CAST(CAST(CASE
        WHEN COUNT(*) > COUNT(micros) AND SUM(micros) < 5000
        THEN NULL
        ELSE SUM(micros)
      END AS DECIMAL(38, 0)) AS BIGINT)
      ELSE CAST(CASE
        WHEN COUNT(*) > COUNT(micros) AND SUM(micros) < 5000
        THEN NULL
        ELSE SUM(micros)
      END AS BIGINT)
    END AS micros,
    CASE
      WHEN TYPEOF(
        CASE
          WHEN COUNT(*) FILTER(WHERE
            NOT micros IS NULL AND margin_micros IS NULL) = 0
          THEN SUM(margin_micros)
        END
      ) IN ('double', 'float')
      THEN CAST(RINT(
        CAST(CASE
          WHEN COUNT(*) FILTER(WHERE
            NOT micros IS NULL AND margin_micros IS NULL) = 0
          THEN SUM(margin_micros)
        END AS DOUBLE)
      ) AS BIGINT)
      WHEN TYPEOF(
        CASE
          WHEN COUNT(*) FILTER(WHERE
            NOT micros IS NULL AND margin_micros IS NULL) = 0
          THEN SUM(margin_micros)
        END
      ) LIKE 'decimal%'
      THEN CAST(CAST(CASE
        WHEN COUNT(*) FILTER(WHERE
          NOT micros IS NULL AND margin_micros IS NULL) = 0
        THEN SUM(margin_micros)
      END AS DECIMAL(38, 0)) AS BIGINT)
      ELSE CAST(CASE
        WHEN COUNT(*) FILTER(WHERE
          NOT micros IS NULL AND margin_micros IS NULL) = 0
        THEN SUM(margin_micros)
      END AS BIGINT)
    END AS margin_micros,
    CASE
      WHEN TYPEOF(
        CASE
          WHEN BOOL_AND(NOT pieces IS NULL) FILTER(WHERE
            COALESCE(micros, 0) >= 0)
          THEN SUM(pieces) FILTER(WHERE
            COALESCE(micros, 0) >= 0)
        END
      ) IN ('double', 'float')
      THEN CAST(RINT(
        CAST(CASE
          WHEN BOOL_AND(NOT pieces IS NULL) FILTER(WHERE
            COALESCE(micros, 0) >= 0)
          THEN SUM(pieces) FILTER(WHERE
            COALESCE(micros, 0) >= 0)
        END AS DOUBLE)
      ) AS BIGINT)
      WHEN TYPEOF(
        CASE
          WHEN BOOL_AND(NOT pieces IS NULL) FILTER(WHERE
            COALESCE(micros, 0) >= 0)
          THEN SUM(pieces) FILTER(WHERE
            COALESCE(micros, 0) >= 0)
        END
      ) LIKE 'decimal%'
      THEN CAST(CAST(CASE
        WHEN BOOL_AND(NOT pieces IS NULL) FILTER(WHERE
          COALESCE(micros, 0) >= 0)
        THEN SUM(pieces) FILTER(WHERE
          COALESCE(micros, 0) >= 0)
      END AS DECIMAL(38, 0)) AS BIGINT)
      ELSE CAST(CASE
        WHEN BOOL_AND(NOT pieces IS NULL) FILTER(WHERE
          COALESCE(micros, 0) >= 0)
        THEN SUM(pieces) FILTER(WHERE
          COALESCE(micros, 0) >= 0)
      END AS BIGINT)
    END AS pieces
  FROM lines_in_question
  GROUP BY
    order_id,
    record_id,
    contact_id,
    `source`,
    order_ref
)
SELECT
  ROW_NUMBER() OVER (ORDER BY order_id NULLS LAST) - 1 AS order_no,
  *
  EXCEPT (pieces),
  CASE WHEN pieces > 0 THEN pieces END AS pieces,
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
    0
  ) AS moment
FROM summed
WHERE
  micros IS NULL OR micros >= 5000
