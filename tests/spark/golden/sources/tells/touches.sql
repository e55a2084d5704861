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
  'touch' AS kind,
  happened_day AS day,
  happened_at AS at,
  action AS action_id,
  channel,
  TRUE AS numbered
FROM rows
