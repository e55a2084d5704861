WITH keys AS (
  SELECT
    mention_id,
    'mail ' || email AS `key`
  FROM persons
  ANTI JOIN shared_values
    ON persons.email = shared_values.`value`
  WHERE
    NOT email IS NULL
  UNION ALL
  SELECT
    mention_id,
    'call ' || phone
  FROM persons
  ANTI JOIN shared_values
    ON persons.phone = shared_values.`value`
  WHERE
    NOT phone IS NULL
  UNION ALL
  SELECT
    mention_id,
    'call ' || mobile
  FROM persons
  ANTI JOIN shared_values
    ON persons.mobile = shared_values.`value`
  WHERE
    NOT mobile IS NULL
  UNION ALL
  SELECT
    mention_id,
    CONCAT_WS(' ', 'at', place, surname, initial)
  FROM persons
  WHERE
    NOT place IS NULL AND NOT surname IS NULL AND NOT initial IS NULL
  UNION ALL
  SELECT
    mention_id,
    CONCAT_WS(' ', 'born', born, surname, initial)
  FROM persons
  WHERE
    NOT born IS NULL AND NOT surname IS NULL AND NOT initial IS NULL
  UNION ALL
  SELECT
    mention_id,
    'card ' || card
  FROM persons
  WHERE
    NOT card IS NULL
  UNION ALL
  SELECT
    mention_id,
    'bank ' || iban
  FROM persons
  ANTI JOIN shared_values
    ON persons.iban = shared_values.`value`
  WHERE
    NOT iban IS NULL
), named AS (
  SELECT
    mention_id,
    MIN(mention_id) OVER (PARTITION BY `key`) AS first_id
  FROM keys
)
SELECT DISTINCT
  mention_id,
  first_id
FROM named
WHERE
  mention_id <> first_id
