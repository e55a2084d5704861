WITH written AS (
  SELECT
    *,
    NULLIF(TRIM(COALESCE(NULLIF(TRIM(CONCAT_WS(' ', first_name, last_name)), ''), name)), '') AS whole
  FROM records
), told AS (
  SELECT
    CAST((
      SHIFTRIGHTUNSIGNED(DUCK_HASH(record_id, row_key), 1)
    ) AS BIGINT) AS mention_id,
    record_id,
    NULLIF(TRIM(email), '') AS email,
    COALESCE(NULLIF(TRIM(phone), ''), NULLIF(TRIM(mobile), '')) AS phone,
    IF(NULLIF(TRIM(phone), '') IS NULL, NULL, NULLIF(TRIM(mobile), '')) AS mobile,
    COALESCE(
      DUCK_REGEXP_MATCHES(DUCK_STRIP_ACCENTS(LOWER(TRANSLATE(whole, 'İΣ', 'iσ'))), :company_among_people),
      FALSE
    ) AS of_a_company,
    IF(of_a_company, NULL, NULLIF(TRIM(name), '')) AS name,
    IF(of_a_company, NULL, NULLIF(TRIM(first_name), '')) AS first_name,
    IF(of_a_company, NULL, NULLIF(TRIM(last_name), '')) AS last_name,
    COALESCE(NULLIF(TRIM(company), ''), IF(of_a_company, whole, NULL)) AS company,
    kind,
    NULLIF(TRIM(street), '') AS street,
    NULLIF(TRIM(postcode), '') AS postcode,
    DUCK_REGEXP_REPLACE(DUCK_STRIP_ACCENTS(LOWER(TRANSLATE(city, 'İΣ', 'iσ'))), '[^a-z]', '', 'g') AS place,
    NULLIF(
      CASE
        WHEN place IN ('sgravenhage', 'thehague')
        THEN 'denhaag'
        WHEN place = 'shertogenbosch'
        THEN 'denbosch'
        ELSE place
      END,
      ''
    ) AS town,
    COALESCE(NULLIF(TRIM(country), ''), :country) AS country,
    birth_day,
    NULLIF(TRIM(kvk), '') AS kvk,
    NULLIF(TRIM(vat), '') AS vat,
    NULLIF(TRIM(iban), '') AS iban,
    NULLIF(DUCK_UPPER(DUCK_REGEXP_REPLACE(card, '[^A-Za-z0-9]', '', 'g')), '') AS card,
    NULLIF(TRIM(website), '') AS website
  FROM written
)
SELECT
  mention_id,
  ANY_VALUE(record_id) IGNORE NULLS AS record_id,
  ANY_VALUE(email) IGNORE NULLS AS email,
  ANY_VALUE(phone) IGNORE NULLS AS phone,
  ANY_VALUE(mobile) IGNORE NULLS AS mobile,
  ANY_VALUE(name) IGNORE NULLS AS name,
  ANY_VALUE(first_name) IGNORE NULLS AS first_name,
  ANY_VALUE(last_name) IGNORE NULLS AS last_name,
  ANY_VALUE(company) IGNORE NULLS AS company,
  ANY_VALUE(kind) IGNORE NULLS AS kind,
  ANY_VALUE(street) IGNORE NULLS AS street,
  ANY_VALUE(postcode) IGNORE NULLS AS postcode,
  ANY_VALUE(town) IGNORE NULLS AS town,
  ANY_VALUE(country) IGNORE NULLS AS country,
  ANY_VALUE(birth_day) IGNORE NULLS AS birth_day,
  ANY_VALUE(kvk) IGNORE NULLS AS kvk,
  ANY_VALUE(vat) IGNORE NULLS AS vat,
  ANY_VALUE(iban) IGNORE NULLS AS iban,
  ANY_VALUE(card) IGNORE NULLS AS card,
  ANY_VALUE(website) IGNORE NULLS AS website
FROM told
WHERE
  NOT email IS NULL
  OR NOT phone IS NULL
  OR NOT name IS NULL
  OR NOT last_name IS NULL
  OR NOT company IS NULL
  OR NOT kvk IS NULL
  OR NOT vat IS NULL
  OR NOT iban IS NULL
  OR NOT card IS NULL
GROUP BY
  mention_id
