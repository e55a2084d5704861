SELECT
  t.mention_id,
  t.record_id,
  IF(e.box = 'role', NULL, e.email) AS email,
  IF(e.box = 'role', NULL, e.local) AS `local`,
  IF(e.box = 'role', NULL, DUCK_REGEXP_REPLACE(e.local, '[^a-z0-9]', '', 'g')) AS letters,
  IF(e.box = 'role', NULL, e.domain) AS `domain`,
  IF(e.box = 'role', NULL, e.box) AS box,
  IF(e.box = 'role', NULL, DUCK_REGEXP_REPLACE(e.local, '\\D', '', 'g')) AS digits,
  p.phone,
  m.phone AS mobile,
  NULLIF(a.area, '') AS area,
  IF(a.area <> '' AND a.number <> '', a.area || ' ' || a.number || a.addition, NULL) AS place,
  IF(a.area <> '' AND a.number <> '', a.area || ' ' || a.number, NULL) AS house,
  IF(a.road <> '' AND a.number <> '', a.road || ' ' || a.number, NULL) AS road,
  NULLIF(a.road, '') AS street,
  NULLIF(a.number, '') AS number,
  t.town,
  NULLIF(n.given, '') AS given,
  NULLIF(n.initials, '') AS initials,
  NULLIF(LEFT(n.initials, 1), '') AS initial,
  n.nick,
  NULLIF(n.surname, '') AS surname,
  n.parts,
  IF(
    t.birth_day BETWEEN -29220 AND 25567 AND NOT t.birth_day IN (-25567, 0),
    DATE_FORMAT(DATE_ADD(CAST('1970-01-01' AS DATE), t.birth_day), 'yyyyMMdd'),
    NULL
  ) AS born,
  IF(
    t.birth_day BETWEEN -29220 AND 25567 AND NOT t.birth_day IN (-25567, 0),
    t.birth_day,
    NULL
  ) AS born_day,
  b.key AS iban,
  t.card,
  COALESCE(c.firm, IF(e.box = 'role', e.email, NULL)) AS firm
FROM tellings AS t
LEFT JOIN read_emails AS e
  ON t.email = e.raw
LEFT JOIN read_phones AS p
  ON t.phone = p.raw AND t.country = p.country
LEFT JOIN read_phones AS m
  ON t.mobile = m.raw AND t.country = m.country
LEFT JOIN read_names AS n
  ON COALESCE(t.first_name, '') = n.first_name
  AND COALESCE(t.last_name, '') = n.last_name
  AND IF(t.first_name IS NULL AND t.last_name IS NULL, COALESCE(t.name, ''), '') = n.name
LEFT JOIN read_addresses AS a
  ON COALESCE(t.street, '') = a.street AND COALESCE(t.postcode, '') = a.postcode
LEFT JOIN read_registered AS b
  ON b.what = 'iban' AND t.iban = b.raw AND t.country = b.country
LEFT JOIN read_companies AS c
  ON t.company = c.raw
WHERE
  (
    COALESCE(t.kind, '') <> 'company'
    OR NOT t.first_name IS NULL
    OR NOT t.last_name IS NULL
  )
  AND (
    NOT n.name IS NULL
    OR e.box IN ('personal', 'corporate')
    OR (
      t.company IS NULL AND NOT COALESCE(e.email, p.phone, b.key, t.card) IS NULL
    )
  )
