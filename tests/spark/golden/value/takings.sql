WITH lowered AS (
  SELECT
    about_event_id AS event_id,
    SUM(CAST((
      CASE WHEN :by_margin THEN margin ELSE amount END
    ) AS DOUBLE)) AS money
  FROM given_back
  WHERE
    NOT about_event_id IS NULL
  GROUP BY
    about_event_id
)
SELECT
  m.contact_id,
  e.day,
  1 AS orders,
  COALESCE(CAST((
    CASE WHEN :by_margin THEN e.margin ELSE e.amount END
  ) AS DOUBLE), 0) - COALESCE(l.money, 0) AS money,
  NOT (
    CASE WHEN :by_margin THEN e.margin ELSE e.amount END
  ) IS NULL AS known
FROM events AS e
INNER JOIN membership AS m
  ON e.record_id = m.record_id
ANTI JOIN ended AS x
  ON e.event_id = x.event_id
LEFT JOIN lowered AS l
  ON e.event_id = l.event_id
WHERE
  e.kind = 'order' AND e.day <= :day
UNION ALL
SELECT
  m.contact_id,
  g.day,
  0 AS orders,
  -COALESCE(CAST((
    CASE WHEN :by_margin THEN g.margin ELSE g.amount END
  ) AS DOUBLE), 0) AS money,
  TRUE AS known
FROM given_back AS g
INNER JOIN membership AS m
  ON g.record_id = m.record_id
WHERE
  g.about_event_id IS NULL
