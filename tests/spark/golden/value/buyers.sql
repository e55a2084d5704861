WITH firsts AS (
  SELECT
    contact_id,
    MIN(day) AS bought_day
  FROM takings
  WHERE
    orders = 1
  GROUP BY
    contact_id
)
SELECT
  f.contact_id,
  f.bought_day,
  c.channel,
  f.bought_day <= :late AS old
FROM firsts AS f
INNER JOIN channels AS c
  ON f.contact_id = c.contact_id
