WITH compared AS (
  SELECT
    p.record_l,
    p.record_r,
    EXPLODE(
      ARRAY(
        STRUCT('firm' AS what, w.mw_firm AS bits, r.firm AS rarity),
        STRUCT('sister' AS what, w.mw_sister AS bits, 0.0 AS rarity),
        STRUCT('kvk' AS what, w.mw_kvk AS bits, 0.0 AS rarity),
        STRUCT('vat' AS what, w.mw_vat AS bits, 0.0 AS rarity),
        STRUCT('domain' AS what, w.mw_domain AS bits, 0.0 AS rarity),
        STRUCT('phone' AS what, w.mw_phone AS bits, 0.0 AS rarity),
        STRUCT('place' AS what, w.mw_place AS bits, 0.0 AS rarity),
        STRUCT('teller' AS what, w.mw_teller AS bits, 0.0 AS rarity),
        STRUCT('iban' AS what, w.mw_iban AS bits, 0.0 AS rarity)
      )
    ) AS one
  FROM record_pairs AS p
  INNER JOIN weights AS w
    ON p.mention_l = w.mention_id_l AND p.mention_r = w.mention_id_r
  INNER JOIN rarity AS r
    ON p.mention_l = r.mention_id
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
