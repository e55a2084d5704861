WITH numbered AS (
  SELECT
    SUBSTRING(card, 1, GREATEST(LENGTH(card) - 2, 0)) AS `start`,
    COUNT(DISTINCT card) <= 2 AS scattered
  FROM persons
  WHERE
    LENGTH(card) >= 7
  GROUP BY
    `start`
), near AS (
  SELECT
    area,
    COUNT(*) AS tellings
  FROM persons
  WHERE
    NOT area IS NULL
  GROUP BY
    area
), in_street AS (
  SELECT
    area,
    street,
    COUNT(*) AS tellings
  FROM persons
  WHERE
    NOT area IS NULL AND NOT street IS NULL
  GROUP BY
    area,
    street
)
SELECT
  p.mention_id,
  IF(se.`value` IS NULL, p.email, NULL) AS email,
  se.`value` AS shared_email,
  IF(se.`value` IS NULL, p.`local`, NULL) AS `local`,
  IF(se.`value` IS NULL, p.letters, NULL) AS letters,
  IF(se.`value` IS NULL, p.`domain`, NULL) AS `domain`,
  IF(se.`value` IS NULL, p.digits, NULL) AS digits,
  IF(se.`value` IS NULL, p.box, NULL) AS box,
  IF(sp.`value` IS NULL, p.phone, NULL) AS phone,
  IF(sm.`value` IS NULL, p.mobile, NULL) AS mobile,
  COALESCE(sp.`value`, sm.`value`) AS shared_phone,
  ARRAY(p.house, se.`value`, COALESCE(sp.`value`, sm.`value`), sb.`value`) AS household,
  p.area,
  p.place,
  p.house,
  p.road,
  p.street,
  p.number,
  p.town,
  near.tellings AS near,
  in_street.tellings AS in_street,
  p.given,
  p.initials,
  p.initial,
  COALESCE(p.nick, ARRAY()) AS nick,
  p.surname,
  COALESCE(p.parts, ARRAY()) AS parts,
  p.born,
  p.born_day,
  IF(sb.`value` IS NULL, p.iban, NULL) AS iban,
  p.card,
  COALESCE(n.scattered, FALSE) AS scattered,
  p.firm
FROM persons AS p
LEFT JOIN shared_values AS se
  ON p.email = se.`value`
LEFT JOIN shared_values AS sp
  ON p.phone = sp.`value`
LEFT JOIN shared_values AS sm
  ON p.mobile = sm.`value`
LEFT JOIN shared_values AS sb
  ON p.iban = sb.`value`
LEFT JOIN near
  ON p.area = near.area
LEFT JOIN in_street
  ON p.area = in_street.area AND p.street = in_street.street
LEFT JOIN numbered AS n
  ON LENGTH(p.card) >= 7
  AND SUBSTRING(p.card, 1, GREATEST(LENGTH(p.card) - 2, 0)) = n.`start`
