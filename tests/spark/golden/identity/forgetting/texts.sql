WITH told AS (
  SELECT
    record_id,
    email,
    phone,
    mobile,
    name,
    company,
    source_id,
    kvk,
    vat,
    iban,
    card,
    website,
    street,
    CAST(NULL AS STRING) AS order_ref
  FROM records
  UNION ALL BY NAME
  SELECT
    record_id,
    order_ref
  FROM lines
  UNION ALL BY NAME
  SELECT
    record_id,
    about_ref AS order_ref
  FROM lines
), apart AS (
  SELECT
    record_id,
    field,
    LOWER(TRANSLATE(TRIM(text), 'İΣ', 'iσ')) AS text
  FROM (
    UNPIVOT told
    ON email, phone, mobile, name, company, source_id, kvk, vat, iban, card, website, street, order_ref
    INTO NAME field VALUE text
  )
  WHERE
    TRIM(text) <> ''
)
SELECT
  a.field,
  a.text
FROM apart AS a
LEFT JOIN own AS o
  ON a.record_id = o.record_id
GROUP BY
  a.field,
  a.text
HAVING
  BOOL_AND(NOT o.record_id IS NULL)
ORDER BY
  a.field NULLS LAST,
  a.text NULLS LAST
