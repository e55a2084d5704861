WITH starred AS (
  SELECT
    *,
    CASE
      WHEN IF(MAX(rating) OVER () > 5, 2, 1) = 0
      THEN CAST(rating AS DOUBLE) * CAST('Infinity' AS DOUBLE)
      ELSE CAST(rating AS DOUBLE) / CAST(IF(MAX(rating) OVER () > 5, 2, 1) AS DOUBLE)
    END AS stars
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
  CASE
    WHEN stars >= 4
    THEN 'testimonial'
    WHEN stars <= 2
    THEN 'complaint'
    ELSE 'review'
  END AS kind,
  happened_day AS day,
  happened_at AS at,
  TRUE AS numbered,
  CONCAT_WS(' ', DUCK_TEXT(rating), title, message) AS said
FROM starred
