WITH keyed AS (
  SELECT
    told.source_row,
    told.part,
    told.kind,
    told.numbered,
    told.record_id,
    told.order_ref,
    CAST((
      SHIFTRIGHTUNSIGNED(
        TRANSFORM(
          ARRAY(
            MD5(
              CONCAT_WS(
                CHR(  31),
                :source,
                told.kind,
                COALESCE(told.order_ref, ''),
                COALESCE(DUCK_TEXT(told.record_id), ''),
                COALESCE(DUCK_TEXT(told.day), ''),
                COALESCE(DUCK_TEXT(told.at), ''),
                COALESCE(
                  DUCK_TEXT(
                    CASE
                      WHEN TYPEOF(told.amount) IN ('double', 'float')
                      THEN CAST(CAST(ROUND(told.amount * 10000.0e0) AS DECIMAL(38, 0)) / CAST(10000.0e0 AS DECIMAL(38, 0)) AS DECIMAL(18, 4))
                      ELSE CAST(told.amount AS DECIMAL(18, 4))
                    END
                  ),
                  ''
                ),
                COALESCE(told.currency, :currency),
                COALESCE(told.about_ref, ''),
                COALESCE(told.product, ''),
                COALESCE(
                  DUCK_TEXT(
                    CASE
                      WHEN TYPEOF(told.quantity) IN ('double', 'float')
                      THEN CAST(CAST(ROUND(told.quantity * 10000.0e0) AS DECIMAL(38, 0)) / CAST(10000.0e0 AS DECIMAL(38, 0)) AS DECIMAL(18, 4))
                      ELSE CAST(told.quantity AS DECIMAL(18, 4))
                    END
                  ),
                  ''
                ),
                COALESCE(DUCK_TEXT(told.ref_record_id), ''),
                COALESCE(told.state, ''),
                COALESCE(told.scope, ''),
                COALESCE(told.channel, ''),
                COALESCE(told.code, ''),
                COALESCE(DUCK_TEXT(told.until_day), ''),
                COALESCE(told.action_id, ''),
                COALESCE(told.purpose, ''),
                COALESCE(DUCK_TEXT(told.hours), ''),
                COALESCE(told.said, '')
              )
            )
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
    ) AS BIGINT) AS content
  FROM told
  INNER JOIN fates
    ON told.source_row = fates.source_row
  WHERE
    NOT told.kind IS NULL AND fates.reason IS NULL AND fates.about
), counted AS (
  SELECT
    *,
    ROW_NUMBER() OVER (PARTITION BY content ORDER BY source_row NULLS LAST, part NULLS LAST) AS nth
  FROM keyed
), named AS (
  SELECT
    *,
    IF(
      nth = 1,
      content,
      CAST((
        SHIFTRIGHTUNSIGNED(
          TRANSFORM(
            ARRAY(MD5(CONCAT_WS(CHR(  31), DUCK_TEXT(content), DUCK_TEXT(nth)))),
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
    ) AS event_id
  FROM counted
), told_before AS (
  SELECT
    order_ref,
    event_id
  FROM known_lines
  WHERE
    source = :source
    AND whole = :whole
    AND order_ref IN (
      SELECT
        order_ref
      FROM named
    )
  QUALIFY
    import_no = MAX(import_no) OVER (PARTITION BY order_ref)
), told_otherwise AS (
  SELECT
    COALESCE(told_now.order_ref, told_before.order_ref) AS order_ref,
    COUNT(told_before.event_id) > 0 AS was_told
  FROM (
    SELECT DISTINCT
      order_ref,
      event_id
    FROM named
    WHERE
      NOT order_ref IS NULL AND NOT :whole IS NULL AND (
        nth = 1 OR NOT numbered
      )
  ) AS told_now
  FULL JOIN told_before
    ON told_now.order_ref = told_before.order_ref
    AND told_now.event_id = told_before.event_id
  GROUP BY
    COALESCE(told_now.order_ref, told_before.order_ref)
  HAVING
    COUNT(told_before.event_id) < COUNT(*) OR COUNT(told_now.event_id) < COUNT(*)
), known AS (
  SELECT
    event_id
  FROM known_lines
  WHERE
    :whole IS NULL OR whole IS NULL OR order_ref IS NULL
  UNION ALL
  SELECT
    cost_id
  FROM known_costs
  UNION ALL
  SELECT
    code_id
  FROM known_codes
)
SELECT
  source_row,
  part,
  kind,
  event_id,
  nth,
  numbered,
  CASE
    WHEN kind = 'review'
    THEN record_id IN (
      SELECT
        record_id
      FROM known_records
    )
    WHEN event_id IN (
      SELECT
        event_id
      FROM known
    )
    THEN TRUE
    WHEN :whole IS NULL OR order_ref IS NULL
    THEN FALSE
    ELSE NOT order_ref IN (
      SELECT
        order_ref
      FROM told_otherwise
    )
  END AS known,
  COALESCE(
    order_ref IN (
      SELECT
        order_ref
      FROM told_otherwise
      WHERE
        was_told
    ),
    FALSE
  ) AS changed,
  NOT (
    numbered AND nth > 1
  ) AS first_of_its_kind
FROM named
