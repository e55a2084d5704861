WITH month_days AS (
  SELECT
    CAST(m AS DATE) AS month,
    LEAST(
      DATEDIFF(DAY, CAST('1970-01-01' AS DATE), CAST((
        m + INTERVAL '1' MONTH
      ) AS DATE)) - 1,
      :day
    ) AS evening,
    DATEDIFF(DAY, CAST('1970-01-01' AS DATE), CAST(m AS DATE)) AS first_day
  FROM (
    SELECT
      EXPLODE(
        SEQUENCE(
          DATE_TRUNC('MONTH', DATE_ADD(CAST('1970-01-01' AS DATE), CAST(:first AS INT))),
          DATE_TRUNC('MONTH', DATE_ADD(CAST('1970-01-01' AS DATE), CAST(:day AS INT))),
          INTERVAL '1' MONTH
        )
      ) AS m
  )
), rungs AS (
  SELECT
    CASE
      WHEN TYPEOF(n) IN ('double', 'float')
      THEN CAST(RINT(CAST(n AS DOUBLE)) AS TINYINT)
      WHEN TYPEOF(n) LIKE 'decimal%'
      THEN CAST(CAST(n AS DECIMAL(38, 0)) AS TINYINT)
      ELSE CAST(n AS TINYINT)
    END AS rung
  FROM (
    SELECT
      EXPLODE(SEQUENCE(0, 7)) AS n
  )
), standing AS (
  SELECT
    m.month,
    i.rung,
    COUNT(*) AS contacts,
    COUNT(*) FILTER(WHERE
      i.lapsed) AS lapsed
  FROM month_days AS m
  INNER JOIN intervals AS i
    ON m.evening >= i.from_day AND (
      i.to_day IS NULL OR m.evening < i.to_day
    )
  GROUP BY
    m.month,
    i.rung
), entered AS (
  SELECT
    m.month,
    s.rung,
    COUNT(*) AS entries
  FROM month_days AS m
  INNER JOIN stays AS s
    ON s.from_day BETWEEN m.first_day AND m.evening
  GROUP BY
    m.month,
    s.rung
), left_rung AS (
  SELECT
    m.month,
    s.rung,
    COUNT(*) AS exits
  FROM month_days AS m
  INNER JOIN stays AS s
    ON s.to_day BETWEEN m.first_day AND m.evening
  GROUP BY
    m.month,
    s.rung
)
SELECT
  m.month,
  r.rung,
  COALESCE(s.contacts, 0) AS contacts,
  COALESCE(s.lapsed, 0) AS lapsed,
  COALESCE(e.entries, 0) AS entries,
  COALESCE(x.exits, 0) AS exits
FROM month_days AS m
CROSS JOIN rungs AS r
LEFT JOIN standing AS s
  ON m.month = s.month AND r.rung = s.rung
LEFT JOIN entered AS e
  ON m.month = e.month AND r.rung = e.rung
LEFT JOIN left_rung AS x
  ON m.month = x.month AND r.rung = x.rung
ORDER BY
  m.month NULLS LAST,
  r.rung NULLS LAST
