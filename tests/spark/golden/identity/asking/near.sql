SELECT DISTINCT
  w.contact_id,
  r.name,
  r.company,
  r.email,
  r.phone,
  r.mobile,
  r.street,
  r.postcode,
  r.country,
  r.iban
FROM records AS r
INNER JOIN whose AS w
  ON r.record_id = w.record_id
WHERE
  w.kind = 'person'
  AND w.contact_id <> :contact
  AND (
    ARRAY_CONTAINS(
      ARRAY_COMPACT(CAST(:postcodes AS ARRAY<STRING>)),
      DUCK_UPPER(DUCK_REGEXP_REPLACE(r.postcode, '[^A-Za-z0-9]', '', 'g'))
    )
    OR ARRAY_CONTAINS(
      ARRAY_COMPACT(CAST(:phones AS ARRAY<STRING>)),
      RIGHT(DUCK_REGEXP_REPLACE(r.phone, '\\D', '', 'g'), 8)
    )
    OR ARRAY_CONTAINS(
      ARRAY_COMPACT(CAST(:phones AS ARRAY<STRING>)),
      RIGHT(DUCK_REGEXP_REPLACE(r.mobile, '\\D', '', 'g'), 8)
    )
    OR ARRAY_CONTAINS(
      ARRAY_COMPACT(CAST(:emails AS ARRAY<STRING>)),
      LOWER(TRANSLATE(TRIM(r.email), 'İΣ', 'iσ'))
    )
    OR ARRAY_CONTAINS(
      ARRAY_COMPACT(CAST(:accounts AS ARRAY<STRING>)),
      DUCK_UPPER(DUCK_REGEXP_REPLACE(r.iban, '[^A-Za-z0-9]', '', 'g'))
    )
  )
ORDER BY
  w.contact_id NULLS LAST
LIMIT 500
