WITH bearers AS (
  SELECT
    LOWER(TRANSLATE(records.name, 'İΣ', 'iσ')) AS code,
    MIN(records.record_id) AS sender_id
  FROM records
  INNER JOIN membership
    ON records.record_id = membership.record_id
  WHERE
    NOT records.name IS NULL
  GROUP BY
    LOWER(TRANSLATE(records.name, 'İΣ', 'iσ'))
  HAVING
    COUNT(DISTINCT membership.contact_id) = 1
), senders AS (
  SELECT
    lines.*,
    COALESCE(codes.record_id, bearers.sender_id) AS sender_id
  FROM lines
  LEFT JOIN codes
    ON lines.code = codes.code
  LEFT JOIN bearers
    ON lines.code = bearers.code AND lines.channel = 'referral' AND codes.code IS NULL
  WHERE
    NOT lines.code IS NULL AND lines.kind IN ('order', 'enquiry')
), firsts AS (
  SELECT
    *
  FROM senders
  WHERE
    NOT sender_id IS NULL AND sender_id <> record_id
  QUALIFY
    ROW_NUMBER() OVER (
      PARTITION BY sender_id, record_id
      ORDER BY day NULLS LAST, occurred_at, source NULLS LAST, import_no NULLS LAST, source_row NULLS LAST
    ) = 1
)
SELECT
  CAST((
    SHIFTRIGHTUNSIGNED(
      TRANSFORM(
        ARRAY(MD5(CONCAT_WS(CHR(  31), 'sent', DUCK_TEXT(sender_id), DUCK_TEXT(record_id)))),
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
  sender_id AS record_id,
  occurred_at,
  day,
  'referral' AS kind,
  CAST(NULL AS DECIMAL(18, 4)) AS amount,
  CAST(NULL AS BOOLEAN) AS includes_vat,
  CAST(NULL AS DECIMAL(18, 4)) AS margin,
  CAST(NULL AS STRING) AS currency,
  CAST(NULL AS STRING) AS order_ref,
  CAST(NULL AS STRING) AS about_ref,
  CAST(NULL AS STRING) AS product,
  CAST(NULL AS DECIMAL(18, 4)) AS quantity,
  record_id AS ref_record_id,
  CAST(NULL AS STRING) AS action_id,
  CAST(NULL AS STRING) AS arm,
  CAST(NULL AS STRING) AS state,
  CAST(NULL AS STRING) AS scope,
  channel,
  code,
  CAST(NULL AS INT) AS until_day,
  source,
  import_no,
  source_row
FROM firsts
ORDER BY
  day NULLS LAST,
  event_id NULLS LAST
