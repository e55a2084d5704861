WITH ranked AS (
  SELECT
    r.*,
    c.contact_id,
    COALESCE(
      -CASE
        WHEN TYPEOF(r.row_day) IN ('double', 'float')
        THEN CAST(RINT(CAST(r.row_day AS DOUBLE)) AS BIGINT)
        WHEN TYPEOF(r.row_day) LIKE 'decimal%'
        THEN CAST(CAST(r.row_day AS DECIMAL(38, 0)) AS BIGINT)
        ELSE CAST(r.row_day AS BIGINT)
      END,
      2147483648
    ) * 65536 + COALESCE(NULLIF(ARRAY_POSITION(CAST(:source_order AS ARRAY<STRING>), r.`source`), 0), 65535) AS rank,
    STRUCT(
      (
        -LENGTH(DUCK_REGEXP_REPLACE(r.name, '\\PL', '', 'g'))
      ) IS NULL AS k0_null,
      -LENGTH(DUCK_REGEXP_REPLACE(r.name, '\\PL', '', 'g')) AS k0,
      (
        DUCK_STRIP_ACCENTS(r.name) = r.name
      ) IS NULL AS k1_null,
      DUCK_STRIP_ACCENTS(r.name) = r.name AS k1,
      (
        r.name IN (DUCK_UPPER(r.name), LOWER(TRANSLATE(r.name, 'İΣ', 'iσ')))
      ) IS NULL AS k2_null,
      r.name IN (DUCK_UPPER(r.name), LOWER(TRANSLATE(r.name, 'İΣ', 'iσ'))) AS k2,
      r.name IS NULL AS k3_null,
      r.name AS k3
    ) AS poor_name,
    STRUCT(
      (
        -LENGTH(DUCK_REGEXP_REPLACE(r.company, '\\PL', '', 'g'))
      ) IS NULL AS k0_null,
      -LENGTH(DUCK_REGEXP_REPLACE(r.company, '\\PL', '', 'g')) AS k0,
      (
        DUCK_STRIP_ACCENTS(r.company) = r.company
      ) IS NULL AS k1_null,
      DUCK_STRIP_ACCENTS(r.company) = r.company AS k1,
      (
        r.company IN (DUCK_UPPER(r.company), LOWER(TRANSLATE(r.company, 'İΣ', 'iσ')))
      ) IS NULL AS k2_null,
      r.company IN (DUCK_UPPER(r.company), LOWER(TRANSLATE(r.company, 'İΣ', 'iσ'))) AS k2,
      r.company IS NULL AS k3_null,
      r.company AS k3
    ) AS poor_company
  FROM records AS r
  INNER JOIN crowded_records AS c
    ON r.record_id = c.record_id
), known AS (
  SELECT
    r.record_id AS contact_id,
    r.email,
    r.phone,
    r.name,
    r.company,
    r.kind,
    r.street,
    r.postcode,
    r.city,
    r.region,
    r.country,
    r.industry,
    r.sbi,
    r.employees,
    r.language,
    r.channel,
    r.tags,
    ARRAY(r.`source` || ':' || r.source_id) AS source_ids
  FROM records AS r
  ANTI JOIN crowded_records AS c
    ON r.record_id = c.record_id
  UNION ALL
  SELECT
    contact_id,
    MIN_BY(
      email,
      STRUCT(rank IS NULL AS k0_null, rank AS k0, email IS NULL AS k1_null, email AS k1)
    ) FILTER(WHERE
      NOT email IS NULL) AS email,
    MIN_BY(
      phone,
      STRUCT(rank IS NULL AS k0_null, rank AS k0, phone IS NULL AS k1_null, phone AS k1)
    ) FILTER(WHERE
      NOT phone IS NULL) AS phone,
    MIN_BY(
      name,
      STRUCT(rank IS NULL AS k0_null, rank AS k0, poor_name IS NULL AS k1_null, poor_name AS k1)
    ) FILTER(WHERE
      NOT name IS NULL) AS name,
    MIN_BY(
      company,
      STRUCT(
        rank IS NULL AS k0_null,
        rank AS k0,
        poor_company IS NULL AS k1_null,
        poor_company AS k1
      )
    ) FILTER(WHERE
      NOT company IS NULL) AS company,
    MIN_BY(
      kind,
      STRUCT(rank IS NULL AS k0_null, rank AS k0, kind IS NULL AS k1_null, kind AS k1)
    ) FILTER(WHERE
      NOT kind IS NULL) AS kind,
    MIN_BY(
      street,
      STRUCT(rank IS NULL AS k0_null, rank AS k0, street IS NULL AS k1_null, street AS k1)
    ) FILTER(WHERE
      NOT street IS NULL) AS street,
    MIN_BY(
      postcode,
      STRUCT(rank IS NULL AS k0_null, rank AS k0, postcode IS NULL AS k1_null, postcode AS k1)
    ) FILTER(WHERE
      NOT postcode IS NULL) AS postcode,
    MIN_BY(
      city,
      STRUCT(rank IS NULL AS k0_null, rank AS k0, city IS NULL AS k1_null, city AS k1)
    ) FILTER(WHERE
      NOT city IS NULL) AS city,
    MIN_BY(
      region,
      STRUCT(rank IS NULL AS k0_null, rank AS k0, region IS NULL AS k1_null, region AS k1)
    ) FILTER(WHERE
      NOT region IS NULL) AS region,
    MIN_BY(
      country,
      STRUCT(rank IS NULL AS k0_null, rank AS k0, country IS NULL AS k1_null, country AS k1)
    ) FILTER(WHERE
      NOT country IS NULL) AS country,
    MIN_BY(
      industry,
      STRUCT(rank IS NULL AS k0_null, rank AS k0, industry IS NULL AS k1_null, industry AS k1)
    ) FILTER(WHERE
      NOT industry IS NULL) AS industry,
    MIN_BY(
      sbi,
      STRUCT(rank IS NULL AS k0_null, rank AS k0, sbi IS NULL AS k1_null, sbi AS k1)
    ) FILTER(WHERE
      NOT sbi IS NULL) AS sbi,
    MIN_BY(
      employees,
      STRUCT(rank IS NULL AS k0_null, rank AS k0, employees IS NULL AS k1_null, employees AS k1)
    ) FILTER(WHERE
      NOT employees IS NULL) AS employees,
    MIN_BY(
      language,
      STRUCT(rank IS NULL AS k0_null, rank AS k0, language IS NULL AS k1_null, language AS k1)
    ) FILTER(WHERE
      NOT language IS NULL) AS language,
    MIN_BY(
      channel,
      STRUCT(rank IS NULL AS k0_null, rank AS k0, channel IS NULL AS k1_null, channel AS k1)
    ) FILTER(WHERE
      NOT channel IS NULL) AS channel,
    MIN_BY(
      tags,
      STRUCT(rank IS NULL AS k0_null, rank AS k0, tags IS NULL AS k1_null, tags AS k1)
    ) FILTER(WHERE
      NOT tags IS NULL) AS tags,
    ARRAY_SORT(
      ARRAY_COMPACT(ARRAY_DISTINCT(COLLECT_LIST(STRUCT(`source` || ':' || source_id AS v)).v))
    ) AS source_ids
  FROM ranked
  GROUP BY
    contact_id
), organisations_there AS (
  SELECT DISTINCT
    organisation_id
  FROM membership
  WHERE
    organisation_id = contact_id
)
SELECT
  f.contact_id,
  f.first_seen_day,
  k.email,
  k.phone,
  k.name,
  k.company,
  COALESCE(
    k.kind,
    IF(NOT o.organisation_id IS NULL, 'company', IF(NOT k.name IS NULL, 'person', NULL))
  ) AS kind,
  k.street,
  k.postcode,
  k.city,
  k.region,
  k.country,
  k.industry,
  k.sbi,
  k.employees,
  k.language,
  k.channel,
  k.tags,
  COALESCE(k.source_ids, ARRAY()) AS source_ids,
  LOWER(
    TRANSLATE(
      CONCAT_WS(' ', k.name, k.company, k.email, k.phone, k.postcode, k.city, ARRAY_JOIN(k.source_ids, ' ')),
      'İΣ',
      'iσ'
    )
  ) AS words
FROM first_days AS f
LEFT JOIN known AS k
  ON f.contact_id = k.contact_id
LEFT JOIN organisations_there AS o
  ON f.contact_id = o.organisation_id
ORDER BY
  f.contact_id NULLS LAST
