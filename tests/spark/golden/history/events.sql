WITH priced AS (
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
    ) AS BIGINT) AS micros,
    CASE
      WHEN kind = 'order' AND NOT order_ref IS NULL
      THEN DUCK_HASH(`source`, order_ref, record_id)
    END AS sieve
  FROM lines AS l
  WHERE
    NOT kind IN ('refund', 'cancellation')
), single AS (
  SELECT
    CASE
      WHEN p.kind <> 'order' OR p.order_ref IS NULL
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
    END AS event_id,
    p.*
    EXCEPT (event_id, sieve),
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
    1 AS lines
  FROM priced AS p
  ANTI JOIN many_numbers AS m
    ON p.sieve = m.sieve
  WHERE
    p.kind <> 'order' OR p.micros IS NULL OR p.micros >= 5000
), happened AS (
  SELECT
    event_id,
    record_id,
    occurred_at,
    day,
    kind,
    micros,
    margin_micros,
    currency,
    order_ref,
    CAST(NULL AS BIGINT) AS about_event_id,
    CAST(NULL AS BOOLEAN) AS ends_order,
    ref_record_id,
    action_id,
    arm,
    state,
    `scope`,
    channel,
    until_day,
    `source`,
    import_no,
    source_row,
    lines
  FROM single
  UNION ALL
  SELECT
    event_id,
    record_id,
    occurred_at,
    day,
    'order',
    micros,
    margin_micros,
    currency,
    order_ref,
    NULL,
    NULL,
    NULL,
    action_id,
    arm,
    NULL,
    NULL,
    channel,
    NULL,
    `source`,
    import_no,
    source_row,
    lines
  FROM many_lined
  WHERE
    micros IS NULL OR micros >= 5000
), given_back AS (
  SELECT
    CASE
      WHEN p.order_no IS NULL
      THEN r.event_id
      ELSE CAST((
        SHIFTRIGHTUNSIGNED(
          TRANSFORM(
            ARRAY(MD5(CONCAT_WS(CHR(  31), DUCK_TEXT(r.event_id), DUCK_TEXT(o.order_id)))),
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
    END AS event_id,
    r.record_id,
    CASE
      WHEN o.day > r.day
      THEN o.occurred_at
      WHEN r.occurred_at < o.occurred_at
      THEN o.occurred_at
      ELSE r.occurred_at
    END AS occurred_at,
    GREATEST(r.day, o.day) AS day,
    r.kind,
    p.cents,
    CASE
      WHEN NOT p.order_no IS NULL
      THEN p.margin_cents
      WHEN r.micros > 0
      THEN CAST(ROUND(
        CASE
          WHEN r.micros = 0
          THEN CAST(CAST(r.margin_micros AS DOUBLE) AS DOUBLE) * CAST('Infinity' AS DOUBLE)
          ELSE CAST(CAST(r.margin_micros AS DOUBLE) AS DOUBLE) / CAST(r.micros AS DOUBLE)
        END * p.cents
      ) AS BIGINT)
    END AS margin_cents,
    r.currency,
    r.order_ref,
    o.order_id AS about_event_id,
    p.ends_order,
    r.ref_record_id,
    r.action_id,
    r.arm,
    r.state,
    r.`scope`,
    r.channel,
    r.until_day,
    r.`source`,
    r.import_no,
    r.source_row,
    1 AS lines
  FROM refund_parts AS p
  INNER JOIN refund_lines AS r
    ON p.line_no = r.line_no
  LEFT JOIN orders_in_question AS o
    ON p.order_no = o.order_no
), rounded AS (
  SELECT
    *
    EXCEPT (micros, margin_micros),
    SIGN(micros) * (
      (
        ABS(micros) + 5000
      ) DIV 10000
    ) AS cents,
    SIGN(margin_micros) * (
      (
        ABS(margin_micros) + 5000
      ) DIV 10000
    ) AS margin_cents
  FROM happened
  UNION ALL BY NAME
  SELECT
    *
  FROM given_back
)
SELECT
  event_id,
  record_id,
  occurred_at,
  day,
  kind,
  CASE
    WHEN TYPEOF((
      CAST(CAST(cents AS DOUBLE) AS DOUBLE) / CAST(100 AS DOUBLE)
    )) IN ('double', 'float')
    THEN CAST(CAST(ROUND((
      CAST(CAST(cents AS DOUBLE) AS DOUBLE) / CAST(100 AS DOUBLE)
    ) * 10000.0e0) AS DECIMAL(38, 0)) / CAST(10000.0e0 AS DECIMAL(38, 0)) AS DECIMAL(18, 4))
    ELSE CAST((
      CAST(CAST(cents AS DOUBLE) AS DOUBLE) / CAST(100 AS DOUBLE)
    ) AS DECIMAL(18, 4))
  END AS amount,
  CASE
    WHEN TYPEOF((
      CAST(CAST(margin_cents AS DOUBLE) AS DOUBLE) / CAST(100 AS DOUBLE)
    )) IN ('double', 'float')
    THEN CAST(CAST(ROUND(
      (
        CAST(CAST(margin_cents AS DOUBLE) AS DOUBLE) / CAST(100 AS DOUBLE)
      ) * 10000.0e0
    ) AS DECIMAL(38, 0)) / CAST(10000.0e0 AS DECIMAL(38, 0)) AS DECIMAL(18, 4))
    ELSE CAST((
      CAST(CAST(margin_cents AS DOUBLE) AS DOUBLE) / CAST(100 AS DOUBLE)
    ) AS DECIMAL(18, 4))
  END AS margin,
  currency,
  order_ref,
  about_event_id,
  ends_order,
  ref_record_id,
  action_id,
  arm,
  state,
  `scope`,
  channel,
  until_day,
  `source`,
  import_no,
  source_row,
  lines
FROM rounded
