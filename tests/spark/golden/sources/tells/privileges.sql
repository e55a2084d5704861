SELECT
  *
FROM nothing_told
UNION ALL BY NAME
SELECT
  source_row,
  1 AS part,
  currency,
  rate,
  record_id,
  'privilege' AS kind,
  happened_day AS day,
  happened_at AS at,
  benefit AS product,
  action AS action_id,
  FALSE AS numbered
FROM rows
