WITH standing AS (
  SELECT
    contact_id,
    rung,
    lapsed
  FROM all_intervals
  WHERE
    from_day <= :day
    AND (
      to_day IS NULL OR to_day > :day
    )
    AND (
      :rung = -1 OR rung = :rung
    )
    AND (
      :lapsed IS NULL OR lapsed = :lapsed
    )
), falling AS (
  SELECT
    i.contact_id,
    MIN(i.from_day) AS moment
  FROM all_intervals AS i
  INNER JOIN standing AS s
    ON i.contact_id = s.contact_id
  WHERE
    NOT :falls_by IS NULL
    AND i.from_day > :day
    AND i.from_day <= :falls_by
    AND i.rung < s.rung
  GROUP BY
    i.contact_id
), asked AS MATERIALIZED (
  SELECT
    s.contact_id,
    s.rung,
    COALESCE(f.moment, CASE WHEN NOT :due_before IS NULL THEN g.last_day END) AS moment,
    COALESCE(v.lifetime_value, v.value_12, v.orders_12, v.last_12) AS worth,
    LOWER(
      TRANSLATE(
        CASE
          WHEN c.kind = 'company'
          THEN COALESCE(c.company, c.name)
          ELSE COALESCE(c.name, c.company)
        END,
        'İΣ',
        'iσ'
      )
    ) AS called
  FROM standing AS s
  INNER JOIN contacts AS c
    ON s.contact_id = c.contact_id
  LEFT JOIN falling AS f
    ON s.contact_id = f.contact_id
  LEFT JOIN standings AS x
    ON s.contact_id = x.contact_id AND :ahead
  LEFT JOIN `values` AS v
    ON s.contact_id = v.contact_id AND :by_value
  LEFT JOIN permissions AS p
    ON s.contact_id = p.contact_id AND :reach
  LEFT JOIN signs AS g
    ON s.contact_id = g.contact_id
  WHERE
    (
      :falls_by IS NULL OR NOT f.moment IS NULL
    )
    AND (
      NOT :ahead
      OR (
        SHIFTRIGHT((
          x.rules_held & 255
        ), (
          s.rung + 2
        ))
      ) > 0
    )
    AND (
      :words = '' OR CONTAINS(c.words, :words)
    )
    AND (
      :channel IS NULL OR c.channel = :channel
    )
    AND (
      :due_before IS NULL OR g.last_day < :due_before
    )
    AND (
      NOT :reach OR p.permission IN ('given', 'customer')
    )
), counted AS (
  SELECT
    COUNT(contact_id) AS in_all
  FROM asked
), paged AS (
  SELECT
    *
  FROM asked
  ORDER BY
    moment ASC NULLS LAST,
    worth DESC,
    rung DESC,
    called ASC NULLS LAST,
    contact_id ASC NULLS LAST
  LIMIT :size
  OFFSET :skip
)
SELECT
  p.contact_id,
  p.moment,
  n.in_all
FROM counted AS n
LEFT JOIN paged AS p
  ON TRUE
ORDER BY
  p.moment ASC NULLS LAST,
  p.worth DESC,
  p.rung DESC,
  p.called ASC NULLS LAST,
  p.contact_id ASC NULLS LAST
