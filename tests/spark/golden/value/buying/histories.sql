SELECT
  n.contact_no,
  e.day,
  CAST(1 AS TINYINT) AS orders,
  COALESCE(
    CAST((
      CASE WHEN :by_margin THEN e.margin ELSE e.amount END
    ) AS DOUBLE),
    CAST('nan' AS DOUBLE)
  ) AS money
FROM events AS e
INNER JOIN record_numbers AS n
  ON e.record_id = n.record_id
WHERE
  e.kind = 'order' AND e.day <= :day
UNION ALL
SELECT
  n.contact_no,
  g.day,
  -CAST(1 AS TINYINT) AS orders,
  -COALESCE(
    CAST((
      CASE WHEN :by_margin THEN g.order_margin ELSE g.order_amount END
    ) AS DOUBLE),
    0
  ) AS money
FROM given_back AS g
INNER JOIN record_numbers AS n
  ON g.record_id = n.record_id
WHERE
  g.ends
UNION ALL
SELECT
  n.contact_no,
  g.day,
  CAST(0 AS TINYINT) AS orders,
  -COALESCE(CAST((
    CASE WHEN :by_margin THEN g.margin ELSE g.amount END
  ) AS DOUBLE), 0) AS money
FROM given_back AS g
INNER JOIN record_numbers AS n
  ON g.record_id = n.record_id
ANTI JOIN ended AS x
  ON g.about_event_id = x.event_id
