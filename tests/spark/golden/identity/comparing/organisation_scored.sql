WITH weighed AS (
  SELECT
    w.mention_id_l,
    w.mention_id_r,
    :prior_bits + w.match_weight + IF(ABS(w.mw_firm - :same_name) < 1e-5, r.firm, 0) AS bits
  FROM weights AS w
  INNER JOIN rarity AS r
    ON w.mention_id_l = r.mention_id
)
SELECT
  mention_id_l,
  mention_id_r,
  1 - CASE
    WHEN (
      (
        1 + POWER(2, bits)
      )
    ) = 0
    THEN CAST(1 AS DOUBLE) * CAST('Infinity' AS DOUBLE)
    ELSE CAST(1 AS DOUBLE) / CAST((
      (
        1 + POWER(2, bits)
      )
    ) AS DOUBLE)
  END AS match_probability
FROM weighed
