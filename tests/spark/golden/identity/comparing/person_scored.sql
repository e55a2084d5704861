WITH weighed AS (
  SELECT
    w.mention_id_l,
    w.mention_id_r,
    :prior_bits + w.match_weight + IF(ABS(w.mw_given - :same_given) < 1e-5, l.given, 0) + IF(
      LEAST(ABS(w.mw_surname - :same_surname), ABS(w.mw_surname - :surname_slip)) < 1e-5,
      LEAST(l.surname, r.surname),
      0
    ) AS bits,
    GREATEST(w.mw_email, w.mw_phone, w.mw_born, w.mw_iban, w.mw_card) <= 0
    AND w.mw_context < 0 AS namesakes
  FROM weights AS w
  INNER JOIN rarity AS l
    ON w.mention_id_l = l.mention_id
  INNER JOIN rarity AS r
    ON w.mention_id_r = r.mention_id
)
SELECT
  mention_id_l,
  mention_id_r,
  1 - CASE
    WHEN (
      (
        1 + POWER(2, IF(namesakes, LEAST(bits, 3), bits))
      )
    ) = 0
    THEN CAST(1 AS DOUBLE) * CAST('Infinity' AS DOUBLE)
    ELSE CAST(1 AS DOUBLE) / CAST((
      (
        1 + POWER(2, IF(namesakes, LEAST(bits, 3), bits))
      )
    ) AS DOUBLE)
  END AS match_probability
FROM weighed
