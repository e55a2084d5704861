WITH keys AS (
  SELECT
    mention_id,
    'kvk ' || kvk AS `key`
  FROM organisations
  WHERE
    NOT kvk IS NULL
  UNION ALL
  SELECT
    mention_id,
    CONCAT_WS(' ', 'domain', `domain`, firm)
  FROM organisations
  WHERE
    NOT `domain` IS NULL AND NOT firm IS NULL
  UNION ALL
  SELECT
    mention_id,
    CONCAT_WS(' ', 'call', phone, firm)
  FROM organisations
  WHERE
    NOT phone IS NULL AND NOT firm IS NULL
  UNION ALL
  SELECT
    mention_id,
    CONCAT_WS(' ', 'at', place, firm)
  FROM organisations
  WHERE
    NOT place IS NULL AND NOT firm IS NULL
  UNION ALL
  SELECT
    mention_id,
    CONCAT_WS(' ', 'in', road, firm)
  FROM organisations
  WHERE
    NOT road IS NULL AND NOT firm IS NULL
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
