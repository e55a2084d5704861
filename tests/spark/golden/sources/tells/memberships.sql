WITH ended AS (
  SELECT
    *,
    IF(left_day IS NULL, NULL, GREATEST(left_day, COALESCE(until_day, left_day))) AS end_day
  FROM rows
)
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
  'joined' AS kind,
  joined_day AS day,
  joined_at AS at,
  COALESCE(IF(end_day > :imported_day, end_day, NULL), until_day) AS until_day,
  card AS order_ref,
  TRUE AS numbered
FROM ended
UNION ALL BY NAME
SELECT
  source_row,
  2 AS part,
  currency,
  rate,
  record_id,
  'left' AS kind,
  end_day AS day,
  card AS order_ref,
  TRUE AS numbered
FROM ended
WHERE
  end_day <= :imported_day
