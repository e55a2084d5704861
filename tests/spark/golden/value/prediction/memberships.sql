WITH passes AS (
  SELECT
    m.contact_id,
    e.day,
    e.until_day,
    e.kind
  FROM events AS e
  INNER JOIN membership AS m
    ON e.record_id = m.record_id
  WHERE
    e.kind IN ('joined', 'left') AND e.day <= :day
), joined AS (
  SELECT
    p.contact_id,
    p.day,
    COALESCE(p.until_day, CAST(:never AS INT)) AS until_day,
    COALESCE(MIN(l.day), CAST(:never AS INT)) AS left_day
  FROM passes AS p
  LEFT JOIN passes AS l
    ON p.contact_id = l.contact_id AND l.kind = 'left' AND p.day <= l.day
  WHERE
    p.kind = 'joined'
  GROUP BY
    p.contact_id,
    p.day,
    p.until_day
), placed AS (
  SELECT
    *,
    COALESCE(
      day > :grace + MAX(LEAST(until_day, left_day)) OVER before
      OR day >= MIN(left_day) OVER before,
      TRUE
    ) AS begins
  FROM joined
  WINDOW before AS (
    PARTITION BY contact_id
    ORDER BY day NULLS LAST, until_day NULLS LAST
    rows BETWEEN UNBOUNDED preceding AND 1 preceding
  )
), numbered AS (
  SELECT
    *,
    SUM(
      CASE
        WHEN TYPEOF(begins) IN ('double', 'float')
        THEN CAST(RINT(CAST(begins AS DOUBLE)) AS INT)
        WHEN TYPEOF(begins) LIKE 'decimal%'
        THEN CAST(CAST(begins AS DECIMAL(38, 0)) AS INT)
        ELSE CAST(begins AS INT)
      END
    ) OVER (
      PARTITION BY contact_id
      ORDER BY day NULLS LAST, until_day NULLS LAST
      rows BETWEEN UNBOUNDED preceding AND CURRENT ROW
    ) AS spell
  FROM placed
), lengths AS (
  SELECT
    CASE
      WHEN TYPEOF(
        GREATEST(
          ROUND(CAST((
            (
              until_day - day + 1
            )
          ) AS DOUBLE) / CAST(30.4375 AS DOUBLE)),
          1
        )
      ) IN ('double', 'float')
      THEN CAST(RINT(
        CAST(GREATEST(
          ROUND(CAST((
            (
              until_day - day + 1
            )
          ) AS DOUBLE) / CAST(30.4375 AS DOUBLE)),
          1
        ) AS DOUBLE)
      ) AS INT)
      WHEN TYPEOF(
        GREATEST(
          ROUND(CAST((
            (
              until_day - day + 1
            )
          ) AS DOUBLE) / CAST(30.4375 AS DOUBLE)),
          1
        )
      ) LIKE 'decimal%'
      THEN CAST(CAST(GREATEST(
        ROUND(CAST((
          (
            until_day - day + 1
          )
        ) AS DOUBLE) / CAST(30.4375 AS DOUBLE)),
        1
      ) AS DECIMAL(38, 0)) AS INT)
      ELSE CAST(GREATEST(
        ROUND(CAST((
          (
            until_day - day + 1
          )
        ) AS DOUBLE) / CAST(30.4375 AS DOUBLE)),
        1
      ) AS INT)
    END AS months,
    COUNT(*) AS many
  FROM passes
  WHERE
    kind = 'joined' AND until_day >= day
  GROUP BY
    months
), usual AS (
  SELECT
    MAX_BY(
      months,
      STRUCT(many IS NULL AS k0_null, many AS k0, (
        -months
      ) IS NULL AS k1_null, -months AS k1)
    ) FILTER(WHERE
      NOT months IS NULL) AS months
  FROM lengths
)
SELECT
  CASE
    WHEN TYPEOF(MIN(n.day)) IN ('double', 'float')
    THEN CAST(RINT(CAST(MIN(n.day) AS DOUBLE)) AS INT)
    WHEN TYPEOF(MIN(n.day)) LIKE 'decimal%'
    THEN CAST(CAST(MIN(n.day) AS DECIMAL(38, 0)) AS INT)
    ELSE CAST(MIN(n.day) AS INT)
  END AS first_day,
  CASE
    WHEN TYPEOF(MAX(LEAST(n.until_day, n.left_day))) IN ('double', 'float')
    THEN CAST(RINT(CAST(MAX(LEAST(n.until_day, n.left_day)) AS DOUBLE)) AS INT)
    WHEN TYPEOF(MAX(LEAST(n.until_day, n.left_day))) LIKE 'decimal%'
    THEN CAST(CAST(MAX(LEAST(n.until_day, n.left_day)) AS DECIMAL(38, 0)) AS INT)
    ELSE CAST(MAX(LEAST(n.until_day, n.left_day)) AS INT)
  END AS last_day,
  MIN(n.left_day) < :never AS gone,
  ANY_VALUE(u.months) IGNORE NULLS AS months
FROM numbered AS n
CROSS JOIN usual AS u
GROUP BY
  n.contact_id,
  n.spell
ORDER BY
  first_day NULLS LAST,
  last_day NULLS LAST
