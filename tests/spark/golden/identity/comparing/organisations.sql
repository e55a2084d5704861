WITH business_domains AS (
  SELECT DISTINCT
    e.domain
  FROM tellings AS t
  INNER JOIN read_emails AS e
    ON t.email = e.raw
  WHERE
    e.box = 'role'
    OR (
      e.box = 'corporate' AND (
        NOT t.company IS NULL OR t.kind = 'company'
      )
    )
), told AS (
  SELECT
    t.mention_id,
    t.record_id,
    c.firm,
    c.words,
    NULLIF(c.form, '') AS form,
    NULLIF(c.sister, '') AS sister,
    IF(e.box = 'role', e.email, NULL) AS mailbox,
    COALESCE(
      IF(e.box IN ('corporate', 'role'), e.domain, NULL),
      NULLIF(
        DUCK_REGEXP_EXTRACT(
          LOWER(TRANSLATE(TRIM(t.website), 'İΣ', 'iσ')),
          '^(?:https?://)?(?:www\\.)?([a-z0-9-]+\\.[a-z0-9.-]+)',
          1
        ),
        ''
      )
    ) AS `domain`,
    p.phone,
    NULLIF(a.area, '') AS area,
    IF(a.area <> '' AND a.number <> '', a.area || ' ' || a.number, NULL) AS place,
    IF(a.road <> '' AND a.number <> '', a.road || ' ' || a.number, NULL) AS road,
    t.town,
    k.key AS kvk,
    v.key AS vat,
    b.key AS iban,
    g.component_id AS teller
  FROM tellings AS t
  LEFT JOIN person_groups AS g
    ON t.record_id = g.record_id
  LEFT JOIN read_companies AS c
    ON COALESCE(t.company, IF(t.kind = 'company', t.name, NULL)) = c.raw
  LEFT JOIN read_emails AS e
    ON t.email = e.raw
  LEFT JOIN read_phones AS p
    ON t.phone = p.raw AND t.country = p.country
  LEFT JOIN read_addresses AS a
    ON COALESCE(t.street, '') = a.street AND COALESCE(t.postcode, '') = a.postcode
  LEFT JOIN read_registered AS k
    ON k.what = 'kvk' AND t.kvk = k.raw AND t.country = k.country
  LEFT JOIN read_registered AS v
    ON v.what = 'vat' AND t.vat = v.raw AND t.country = v.country
  LEFT JOIN read_registered AS b
    ON b.what = 'iban' AND t.iban = b.raw AND t.country = b.country
  LEFT JOIN business_domains AS d
    ON e.domain = d.domain
  WHERE
    NOT c.firm IS NULL
    OR NOT k.key IS NULL
    OR NOT v.key IS NULL
    OR NOT d.domain IS NULL
), named AS (
  SELECT DISTINCT
    `domain`,
    firm,
    sister
  FROM told
  WHERE
    NOT `domain` IS NULL AND NOT firm IS NULL
), of_several AS (
  SELECT DISTINCT
    one.`domain`
  FROM named AS one
  INNER JOIN named AS other
    ON one.`domain` = other.`domain` AND one.firm < other.firm
  WHERE
    one.sister IS DISTINCT FROM other.sister
    OR (
      DUCK_JARO_WINKLER_SIMILARITY(one.firm, other.firm) < 0.9
      AND NOT CONTAINS(one.firm, other.firm)
      AND NOT CONTAINS(other.firm, one.firm)
    )
)
SELECT
  t.*,
  NOT s.`domain` IS NULL AS several
FROM told AS t
LEFT JOIN of_several AS s
  ON t.`domain` = s.`domain`
