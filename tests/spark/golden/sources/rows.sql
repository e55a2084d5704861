WITH named AS (
  SELECT
    *
    EXCEPT (name, currency, how),
    COALESCE(name, NULLIF(CONCAT_WS(' ', first_name, infix, last_name), '')) AS full_name,
    COALESCE(who, referrer) AS party,
    DUCK_UPPER(currency) AS currency,
    LOWER(TRANSLATE(how, 'İΣ', 'iσ')) AS how_text,
    CASE
      WHEN :keys_on = 'company'
      THEN COALESCE(company, full_name)
      WHEN :keys_on = 'name'
      THEN full_name
    END AS own_name,
    LOWER(TRANSLATE(DUCK_REGEXP_REPLACE(TRIM(own_name), '\\s+', ' ', 'g'), 'İΣ', 'iσ')) AS folded,
    COALESCE(happened_day, closed_day, quoted_day, joined_day, period_day) AS main_day,
    COALESCE(
      amount_excl,
      amount_incl,
      amount,
      quantity * unit_price - COALESCE(discount, 0),
      unit_price - COALESCE(discount, 0)
    ) AS value,
    CASE
      WHEN NOT amount_excl IS NULL
      THEN FALSE
      WHEN NOT amount_incl IS NULL
      THEN TRUE
    END AS includes_vat
  FROM file_rows
), spellings AS (
  SELECT
    folded,
    COALESCE(MIN(known), MIN_BY(here, source_row) FILTER(WHERE
      NOT here IS NULL)) AS spelled
  FROM (
    SELECT
      LOWER(TRANSLATE(DUCK_REGEXP_REPLACE(TRIM(source_id), '\\s+', ' ', 'g'), 'İΣ', 'iσ')) AS folded,
      source_id AS known,
      CAST(NULL AS STRING) AS here,
      CAST(NULL AS INT) AS source_row
    FROM known_records
    WHERE
      :keys_on <> '' AND source = :source
    UNION ALL
    SELECT
      LOWER(TRANSLATE(DUCK_REGEXP_REPLACE(TRIM(here), '\\s+', ' ', 'g'), 'İΣ', 'iσ')) AS folded,
      NULL AS known,
      here,
      source_row
    FROM (
      SELECT
        source_row,
        COALESCE(
          IF(:keys_on = 'company', company, NULL),
          name,
          NULLIF(CONCAT_WS(' ', first_name, infix, last_name), '')
        ) AS here
      FROM file_rows
      WHERE
        :keys_on <> '' AND email IS NULL
    )
    WHERE
      NOT here IS NULL
  )
  GROUP BY
    folded
), keyed AS (
  SELECT
    named.*
    EXCEPT (own_name, folded),
    CASE
      WHEN party LIKE '%@%'
      THEN 'mail:' || LOWER(TRANSLATE(party, 'İΣ', 'iσ'))
      WHEN NOT party IS NULL
      THEN party
      WHEN NOT id IS NULL
      THEN id
      WHEN NOT card IS NULL
      THEN 'card:' || card
      WHEN NOT email IS NULL
      THEN 'mail:' || email
      WHEN NOT own_name IS NULL
      THEN spellings.spelled
      WHEN :any_name
      THEN 'name:' || LOWER(
        TRANSLATE(
          DUCK_REGEXP_REPLACE(CONCAT_WS('|', company, full_name, COALESCE(postcode, city, phone)), '\\s+', ' ', 'g'),
          'İΣ',
          'iσ'
        )
      )
    END AS own_id,
    CASE
      WHEN referred LIKE '%@%'
      THEN 'mail:' || LOWER(TRANSLATE(referred, 'İΣ', 'iσ'))
      ELSE referred
    END AS other_id
  FROM named
  LEFT JOIN spellings
    ON named.folded = spellings.folded
), placed AS (
  SELECT
    *
    EXCEPT (own_id, other_id, email),
    IF(
      :parties
      AND DUCK_REGEXP_MATCHES(own_id, '^[a-z][a-z0-9_-]*:.')
      AND own_id NOT LIKE 'mail:%',
      SPLIT_PART(own_id, ':', 1),
      :source
    ) AS id_source,
    IF(
      :parties
      AND DUCK_REGEXP_MATCHES(own_id, '^[a-z][a-z0-9_-]*:.')
      AND own_id NOT LIKE 'mail:%',
      SUBSTRING(own_id, LOCATE(':', own_id) + 1),
      NULLIF(own_id, 'name:')
    ) AS source_id,
    IF(
      DUCK_REGEXP_MATCHES(other_id, '^[a-z][a-z0-9_-]*:.')
      AND other_id NOT LIKE 'mail:%',
      SPLIT_PART(other_id, ':', 1),
      :source
    ) AS other_source,
    IF(
      DUCK_REGEXP_MATCHES(other_id, '^[a-z][a-z0-9_-]*:.')
      AND other_id NOT LIKE 'mail:%',
      SUBSTRING(other_id, LOCATE(':', other_id) + 1),
      other_id
    ) AS other_source_id,
    COALESCE(email, IF(party LIKE '%@%', LOWER(TRANSLATE(party, 'İΣ', 'iσ')), NULL)) AS email
  FROM keyed
), foreign_days AS (
  SELECT DISTINCT
    DUCK_UPPER(currency) AS currency,
    COALESCE(happened_day, closed_day, quoted_day, joined_day, period_day) AS main_day
  FROM file_rows
  WHERE
    DUCK_UPPER(currency) <> :currency
), exchange AS (
  SELECT
    foreign_days.currency,
    foreign_days.main_day,
    rates.rate
  FROM foreign_days
  INNER JOIN (
    SELECT
      *,
      LEAD(day) OVER (PARTITION BY currency ORDER BY day) AS until_next
    FROM rates
  ) AS rates
    ON (
      foreign_days.currency = rates.currency AND foreign_days.main_day >= rates.day
    )
    AND (
      rates.until_next IS NULL OR foreign_days.main_day < rates.until_next
    )
)
SELECT
  placed.*
  EXCEPT (how_text, sort, who, referrer, referred, party, amount, amount_incl, amount_excl, unit_price, discount),
  CAST((
    SHIFTRIGHTUNSIGNED(
      TRANSFORM(
        ARRAY(MD5(CONCAT_WS(CHR(  31), id_source, source_id))),
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
  ) AS BIGINT) AS record_or_none,
  IF(source_id IS NULL, NULL, record_or_none) AS record_id,
  IF(
    other_source_id IS NULL,
    NULL,
    CAST((
      SHIFTRIGHTUNSIGNED(
        TRANSFORM(
          ARRAY(MD5(CONCAT_WS(CHR(  31), other_source, other_source_id))),
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
  ) AS ref_record_id,
  COALESCE(sorted.meaning, IF(NOT company IS NULL AND full_name IS NULL, 'company', NULL)) AS sort_meaning,
  IF(DUCK_REGEXP_MATCHES(how_text, '^via .|@'), 'referral', how_text) AS channel,
  DUCK_REGEXP_REPLACE(COALESCE(LOWER(TRANSLATE(code, 'İΣ', 'iσ')), how_text), '^via ', '', '') AS used_code,
  NULLIF(DUCK_REGEXP_EXTRACT(how_text, '[^\\s@,;<>]+@[^\\s@,;<>]+\\.[^\\s@,;<>]+', 0), '') AS sender,
  IF(placed.currency IS NULL OR placed.currency = :currency, 1.0, exchange.rate) AS rate
FROM placed
LEFT JOIN meanings AS sorted
  ON sorted.about = 'sort' AND sorted.word = LOWER(TRANSLATE(placed.sort, 'İΣ', 'iσ'))
LEFT JOIN exchange
  ON placed.currency = exchange.currency AND placed.main_day = exchange.main_day
