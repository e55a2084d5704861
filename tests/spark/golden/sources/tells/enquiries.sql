SELECT
  *
FROM nothing_told
UNION ALL BY NAME
SELECT
  source_row,
  1 AS part,
  currency,
  rate,
  record_id,
  'enquiry' AS kind,
  happened_day AS day,
  happened_at AS at,
  enquiry_ref AS order_ref,
  channel,
  used_code AS code,
  NOT enquiry_ref IS NULL AS numbered,
  CONCAT_WS(' ', subject, message) AS said
FROM rows
UNION ALL BY NAME
SELECT
  source_row,
  2 AS part,
  currency,
  rate,
  CAST((
    SHIFTRIGHTUNSIGNED(
      TRANSFORM(
        ARRAY(MD5(CONCAT_WS(CHR(  31), :source, 'mail:' || sender))),
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
  ) AS BIGINT) AS record_id,
  'referral' AS kind,
  happened_day AS day,
  happened_at AS at,
  record_id AS ref_record_id,
  TRUE AS numbered
FROM rows
WHERE
  NOT sender IS NULL
