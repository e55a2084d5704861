WITH who AS (
  SELECT
    m.contact_id,
    COALESCE(m.contact_id, -d.record_id) AS unit,
    BOOL_OR(d.treated) AS treated,
    BOOL_OR(d.treated) <> BOOL_AND(d.treated) AS both_arms,
    MIN(d.household) AS household
  FROM drawn AS d
  LEFT JOIN membership AS m
    ON d.record_id = m.record_id
  GROUP BY
    m.contact_id,
    unit
), stood AS (
  SELECT
    w.contact_id,
    COALESCE(MAX(i.rung) FILTER(WHERE
      i.from_day <= :start), 0) AS rung,
    COALESCE(MAX(i.rung), 0) AS highest,
    COALESCE(BOOL_OR(i.lapsed) FILTER(WHERE
      i.from_day <= :start), FALSE) AS lapsed,
    COALESCE(BOOL_OR(NOT i.lapsed) FILTER(WHERE
      i.from_day > :start), FALSE) AS came_back
  FROM who AS w
  INNER JOIN intervals AS i
    ON w.contact_id = i.contact_id
  WHERE
    i.from_day <= :until AND (
      i.to_day IS NULL OR i.to_day > :start
    )
  GROUP BY
    w.contact_id
), taken AS (
  SELECT
    w.contact_id,
    t.day,
    SUM(t.money) AS money,
    SUM(t.orders) > 0 AS ordered
  FROM who AS w
  INNER JOIN takings AS t
    ON w.contact_id = t.contact_id
  WHERE
    t.day BETWEEN 2 * :start - :until - 1 AND :until
  GROUP BY
    w.contact_id,
    t.day
), earned AS (
  SELECT
    contact_id,
    SUM(money) FILTER(WHERE
      day >= :start) AS money,
    SUM(money) FILTER(WHERE
      day < :start) AS before,
    MIN_BY(money, day) FILTER(WHERE
      NOT money IS NULL AND (
        day >= :start AND ordered
      )) AS first_order
  FROM taken
  GROUP BY
    contact_id
), reached AS (
  SELECT DISTINCT
    m.contact_id
  FROM events AS e
  INNER JOIN membership AS m
    ON e.record_id = m.record_id
  WHERE
    e.kind = 'touch'
    AND e.day BETWEEN :start AND :until
    AND (
      CAST(:action AS STRING) IS NULL OR e.action_id = :action
    )
)
SELECT
  w.treated,
  w.both_arms,
  NOT w.contact_id IS NULL AS there,
  w.household,
  CASE
    WHEN TYPEOF(COALESCE(s.rung, 0)) IN ('double', 'float')
    THEN CAST(RINT(CAST(COALESCE(s.rung, 0) AS DOUBLE)) AS INT)
    WHEN TYPEOF(COALESCE(s.rung, 0)) LIKE 'decimal%'
    THEN CAST(CAST(COALESCE(s.rung, 0) AS DECIMAL(38, 0)) AS INT)
    ELSE CAST(COALESCE(s.rung, 0) AS INT)
  END AS rung,
  COALESCE(IF(:back, s.lapsed AND s.came_back, s.highest > s.rung), FALSE) AS moved,
  COALESCE(e.money, 0) AS money,
  COALESCE(e.money, 0) - COALESCE(e.first_order, 0) AS carry_over,
  COALESCE(e.before, 0) AS before,
  NOT r.contact_id IS NULL AS touched
FROM who AS w
LEFT JOIN stood AS s
  ON w.contact_id = s.contact_id
LEFT JOIN earned AS e
  ON w.contact_id = e.contact_id
LEFT JOIN reached AS r
  ON w.contact_id = r.contact_id
ORDER BY
  w.unit NULLS LAST
