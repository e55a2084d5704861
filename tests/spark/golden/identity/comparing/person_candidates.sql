WITH looked_for AS (
  SELECT
    mention_id,
    EXPLODE(
      ARRAY(
        'mail ' || email,
        'call ' || phone,
        'call ' || mobile,
        'bank ' || iban,
        'card ' || card,
        'place ' || place || ' ' || initial,
        'house ' || house || ' ' || surname,
        'house ' || house || ' ' || given,
        'area, last ' || area || ' ' || surname,
        'area, first ' || area || ' ' || given,
        'road ' || road || ' ' || surname,
        'name ' || given || ' ' || surname,
        'name ' || surname || ' ' || given,
        'first, begin ' || given || ' ' || LEFT(surname, 3),
        'last, initial ' || surname || ' ' || initial,
        'born ' || born,
        'day, first ' || SUBSTRING(born, 5, 4) || ' ' || given,
        'day, last ' || SUBSTRING(born, 5, 4) || ' ' || surname,
        'year, first ' || LEFT(born, 4) || ' ' || given,
        'year, last ' || LEFT(born, 4) || ' ' || surname,
        'local ' || IF(LENGTH(`local`) >= 4, `local`, NULL),
        'begin ' || IF(LENGTH(`local`) >= 5, LEFT(`local`, 5) || digits, NULL),
        'domain ' || IF(box = 'corporate', LEFT(`local`, 1) || `domain`, NULL),
        'firm ' || firm || ' ' || initial,
        'box ' || shared_email || ' ' || initial,
        'line ' || shared_phone || ' ' || initial
      )
    ) AS `text`
  FROM sifted_persons
), sharing AS (
  SELECT
    COLLECT_LIST(STRUCT(mention_id AS v)).v AS members
  FROM looked_for
  WHERE
    NOT `text` IS NULL
  GROUP BY
    DUCK_HASH(`text`)
  HAVING
    COUNT(*) BETWEEN 2 AND :crowd
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
