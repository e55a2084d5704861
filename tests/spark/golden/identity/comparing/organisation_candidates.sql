WITH looked_for AS (
  SELECT
    mention_id,
    EXPLODE(
      ARRAY(
        'kvk ' || kvk,
        'vat ' || vat,
        'bank ' || iban,
        'firm ' || firm,
        'teller ' || teller,
        'words ' || IF(SIZE(words) = 0, NULL, ARRAY_JOIN(words, ' ')),
        'begin ' || IF(LENGTH(firm) >= 8, LEFT(firm, 8), NULL),
        'first words ' || IF(SIZE(words) >= 2, TRY_ELEMENT_AT(words, 1) || ' ' || TRY_ELEMENT_AT(words, 2), NULL),
        'last words ' || IF(
          SIZE(words) >= 2,
          TRY_ELEMENT_AT(words, -1) || ' ' || TRY_ELEMENT_AT(words, -2),
          NULL
        ),
        'area ' || area || ' ' || TRY_ELEMENT_AT(words, 1),
        'domain ' || `domain`,
        'call ' || phone,
        'place ' || place,
        'road ' || road
      )
    ) AS `text`
  FROM organisations
), sharing AS (
  SELECT
    COLLECT_LIST(STRUCT(mention_id AS v)).v AS members
  FROM looked_for
  WHERE
    NOT `text` IS NULL
  GROUP BY
    DUCK_HASH(`text`)
  HAVING
    COUNT(*) BETWEEN 2 AND IF(LEFT(ANY_VALUE(`text`) IGNORE NULLS, 4) IN ('kvk ', 'vat '), 500, :crowd)
), each AS (
  SELECT
    EXPLODE(members) AS join_key_l,
    members
  FROM sharing
), crossed AS (
  SELECT
    join_key_l,
    EXPLODE(members) AS join_key_r
  FROM each
)
SELECT DISTINCT
  '0' AS match_key,
  join_key_l,
  join_key_r
FROM crossed
WHERE
  join_key_l < join_key_r
