WITH passes AS (
  SELECT
    n.contact_no,
    e.day,
    e.kind,
    e.until_day,
    ROW_NUMBER() OVER (PARTITION BY n.contact_no, e.day ORDER BY e.occurred_at, e.event_id NULLS LAST) AS place
  FROM events AS e
  INNER JOIN numbered AS n
    ON e.record_id = n.record_id
  WHERE
    e.kind IN ('joined', 'left')
), leavings AS (
  SELECT
    contact_no,
    day,
    COALESCE(MAX(place) FILTER(WHERE
      kind = 'left'), 0) AS last_left
  FROM passes
  GROUP BY
    contact_no,
    day
)
SELECT
  p.contact_no,
  CAST(3 AS TINYINT) AS kind,
  p.day,
  CAST(:unknown AS BIGINT) AS amount,
  CAST(:unknown AS BIGINT) AS margin,
  CASE
    WHEN TYPEOF(
      COALESCE(
        MAX(COALESCE(p.until_day, CAST(:never AS INT))) FILTER(WHERE
          p.place > l.last_left),
        p.day - 1
      )
    ) IN ('double', 'float')
    THEN CAST(RINT(
      CAST(COALESCE(
        MAX(COALESCE(p.until_day, CAST(:never AS INT))) FILTER(WHERE
          p.place > l.last_left),
        p.day - 1
      ) AS DOUBLE)
    ) AS INT)
    WHEN TYPEOF(
      COALESCE(
        MAX(COALESCE(p.until_day, CAST(:never AS INT))) FILTER(WHERE
          p.place > l.last_left),
        p.day - 1
      )
    ) LIKE 'decimal%'
    THEN CAST(CAST(COALESCE(
      MAX(COALESCE(p.until_day, CAST(:never AS INT))) FILTER(WHERE
        p.place > l.last_left),
      p.day - 1
    ) AS DECIMAL(38, 0)) AS INT)
    ELSE CAST(COALESCE(
      MAX(COALESCE(p.until_day, CAST(:never AS INT))) FILTER(WHERE
        p.place > l.last_left),
      p.day - 1
    ) AS INT)
  END AS target,
  BOOL_OR(l.last_left > 0) AS ends
FROM passes AS p
INNER JOIN leavings AS l
  ON p.contact_no = l.contact_no AND p.day = l.day
GROUP BY
  p.contact_no,
  p.day
