WITH compared AS (
  SELECT
    p.record_l,
    p.record_r,
    EXPLODE(
      ARRAY(
        STRUCT('email' AS what, w.mw_email AS bits, 0.0 AS rarity),
        STRUCT('phone' AS what, w.mw_phone AS bits, 0.0 AS rarity),
        STRUCT('context' AS what, w.mw_context AS bits, 0.0 AS rarity),
        STRUCT('given' AS what, w.mw_given AS bits, l.given AS rarity),
        STRUCT('surname' AS what, w.mw_surname AS bits, LEAST(l.surname, r.surname) AS rarity),
        STRUCT('born' AS what, w.mw_born AS bits, 0.0 AS rarity),
        STRUCT('iban' AS what, w.mw_iban AS bits, 0.0 AS rarity),
        STRUCT('card' AS what, w.mw_card AS bits, 0.0 AS rarity)
      )
    ) AS one
  FROM record_pairs AS p
  INNER JOIN weights AS w
    ON p.mention_l = w.mention_id_l AND p.mention_r = w.mention_id_r
  INNER JOIN rarity AS l
    ON p.mention_l = l.mention_id
  INNER JOIN rarity AS r
    ON p.mention_r = r.mention_id
)
SELECT
  record_l,
  record_r,
  one.what,
  one.bits,
  one.rarity
FROM compared
WHERE
  one.bits <> 0
