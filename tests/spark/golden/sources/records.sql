WITH said AS (
  SELECT
    record_id,
    id_source AS source,
    source_id,
    source_row,
    IF(created_day <= :imported_day, created_day, NULL) AS seen_day,
    LEAST(
      IF(
        :is_contacts,
        COALESCE(changed_day, created_day, :imported_day),
        COALESCE(changed_day, main_day, created_day, :imported_day)
      ),
      :imported_day
    ) AS row_day,
    IF(:is_contacts, changed_day, NULL) AS version_day,
    email,
    COALESCE(phone, mobile) AS phone,
    full_name AS name,
    company,
    sort_meaning AS kind,
    NULLIF(CONCAT_WS(' ', street, house_number), '') AS street,
    postcode,
    city,
    region,
    country,
    industry,
    sbi,
    CASE
      WHEN TYPEOF(employees) IN ('double', 'float')
      THEN CAST(RINT(CAST(employees AS DOUBLE)) AS BIGINT)
      WHEN TYPEOF(employees) LIKE 'decimal%'
      THEN CAST(CAST(employees AS DECIMAL(38, 0)) AS BIGINT)
      ELSE CAST(employees AS BIGINT)
    END AS employees,
    language,
    channel,
    tags,
    first_name,
    infix,
    last_name,
    IF(birth_day <= :imported_day, birth_day, NULL) AS birth_day,
    IF(phone IS NULL OR phone = mobile, NULL, mobile) AS mobile,
    kvk,
    vat_number AS vat,
    iban,
    card,
    website,
    NULLIF(company_ref, source_id) AS company_ref
  FROM rows
  WHERE
    NOT record_id IS NULL AND (
      NOT :parties OR NOT email IS NULL
    )
  UNION ALL BY NAME
  SELECT
    ref_record_id AS record_id,
    other_source AS source,
    other_source_id AS source_id,
    source_row,
    main_day AS row_day,
    SUBSTRING(other_source_id, 6) AS email
  FROM rows
  WHERE
    other_source_id LIKE 'mail:%'
  UNION ALL BY NAME
  SELECT
    told.record_id,
    CAST(:source AS STRING) AS source,
    'mail:' || rows.sender AS source_id,
    rows.source_row,
    rows.main_day AS row_day,
    rows.sender AS email
  FROM told
  INNER JOIN rows
    ON told.source_row = rows.source_row
  WHERE
    told.kind = 'referral' AND NOT rows.sender IS NULL
), keyed AS (
  SELECT
    said.*,
    CAST((
      SHIFTRIGHTUNSIGNED(
        TRANSFORM(
          ARRAY(
            MD5(
              CONCAT_WS(
                CHR(  31),
                source,
                source_id,
                COALESCE(DUCK_TEXT(seen_day), ''),
                COALESCE(DUCK_TEXT(version_day), ''),
                COALESCE(email, ''),
                COALESCE(phone, ''),
                COALESCE(name, ''),
                COALESCE(company, ''),
                COALESCE(kind, ''),
                COALESCE(street, ''),
                COALESCE(postcode, ''),
                COALESCE(city, ''),
                COALESCE(region, ''),
                COALESCE(country, ''),
                COALESCE(industry, ''),
                COALESCE(DUCK_TEXT(employees), ''),
                COALESCE(language, ''),
                COALESCE(channel, ''),
                COALESCE(tags, ''),
                'first:' || first_name,
                'infix:' || infix,
                'last:' || last_name,
                'born:' || DUCK_TEXT(birth_day),
                'mobile:' || mobile,
                'kvk:' || kvk,
                'vat:' || vat,
                'iban:' || iban,
                'card:' || card,
                'website:' || website,
                'company:' || company_ref,
                'sbi:' || sbi
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
    ) AS BIGINT) AS row_key
  FROM said
  INNER JOIN fates
    ON said.source_row = fates.source_row
  WHERE
    fates.reason IS NULL AND fates.about
)
SELECT
  ANY_VALUE(record_id) IGNORE NULLS AS record_id,
  ANY_VALUE(source) IGNORE NULLS AS source,
  ANY_VALUE(source_id) IGNORE NULLS AS source_id,
  CASE
    WHEN TYPEOF(MIN(source_row)) IN ('double', 'float')
    THEN CAST(RINT(CAST(MIN(source_row) AS DOUBLE)) AS INT)
    WHEN TYPEOF(MIN(source_row)) LIKE 'decimal%'
    THEN CAST(CAST(MIN(source_row) AS DECIMAL(38, 0)) AS INT)
    ELSE CAST(MIN(source_row) AS INT)
  END AS source_row,
  ANY_VALUE(seen_day) IGNORE NULLS AS seen_day,
  CASE
    WHEN TYPEOF(MAX(row_day)) IN ('double', 'float')
    THEN CAST(RINT(CAST(MAX(row_day) AS DOUBLE)) AS INT)
    WHEN TYPEOF(MAX(row_day)) LIKE 'decimal%'
    THEN CAST(CAST(MAX(row_day) AS DECIMAL(38, 0)) AS INT)
    ELSE CAST(MAX(row_day) AS INT)
  END AS row_day,
  CAST(:imported_day AS INT) AS import_day,
  ANY_VALUE(email) IGNORE NULLS AS email,
  ANY_VALUE(phone) IGNORE NULLS AS phone,
  ANY_VALUE(name) IGNORE NULLS AS name,
  ANY_VALUE(company) IGNORE NULLS AS company,
  ANY_VALUE(kind) IGNORE NULLS AS kind,
  ANY_VALUE(street) IGNORE NULLS AS street,
  ANY_VALUE(postcode) IGNORE NULLS AS postcode,
  ANY_VALUE(city) IGNORE NULLS AS city,
  ANY_VALUE(region) IGNORE NULLS AS region,
  ANY_VALUE(country) IGNORE NULLS AS country,
  ANY_VALUE(industry) IGNORE NULLS AS industry,
  ANY_VALUE(sbi) IGNORE NULLS AS sbi,
  ANY_VALUE(employees) IGNORE NULLS AS employees,
  ANY_VALUE(language) IGNORE NULLS AS language,
  ANY_VALUE(channel) IGNORE NULLS AS channel,
  ANY_VALUE(tags) IGNORE NULLS AS tags,
  ANY_VALUE(first_name) IGNORE NULLS AS first_name,
  ANY_VALUE(infix) IGNORE NULLS AS infix,
  ANY_VALUE(last_name) IGNORE NULLS AS last_name,
  ANY_VALUE(birth_day) IGNORE NULLS AS birth_day,
  ANY_VALUE(mobile) IGNORE NULLS AS mobile,
  ANY_VALUE(kvk) IGNORE NULLS AS kvk,
  ANY_VALUE(vat) IGNORE NULLS AS vat,
  ANY_VALUE(iban) IGNORE NULLS AS iban,
  ANY_VALUE(card) IGNORE NULLS AS card,
  ANY_VALUE(website) IGNORE NULLS AS website,
  ANY_VALUE(company_ref) IGNORE NULLS AS company_ref,
  row_key
FROM keyed
WHERE
  NOT row_key IN (
    SELECT
      row_key
    FROM known_records
  )
GROUP BY
  row_key
ORDER BY
  source_row NULLS LAST
