WITH firsts AS (
  SELECT
    contact_id,
    MIN(day) AS day
  FROM takings
  WHERE
    orders = 1
  GROUP BY
    contact_id
)
SELECT
  day,
  COUNT(*) AS buyers
FROM firsts
GROUP BY
  day
ORDER BY
  day NULLS LAST
