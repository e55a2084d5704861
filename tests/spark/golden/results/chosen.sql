WITH reached AS (
  SELECT DISTINCT
    m.contact_id
  FROM events AS e
  INNER JOIN membership AS m
    ON e.record_id = m.record_id
  ANTI JOIN planned AS p
    ON e.action_id = p.campaign
  WHERE
    e.kind = 'touch'
    AND NOT e.action_id IS NULL
    AND e.day <= :until
    AND (
      CAST(:campaign AS STRING) IS NULL OR e.action_id = :campaign
    )
), earned AS (
  SELECT
    contact_id,
    SUM(money) FILTER(WHERE
      day >= :start) AS money,
    SUM(money) FILTER(WHERE
      day < :start) AS before
  FROM takings
  WHERE
    day BETWEEN 2 * :start - :until - 1 AND :until
  GROUP BY
    contact_id
)
SELECT
  NOT r.contact_id IS NULL AS chosen,
  COALESCE(e.money, 0) AS money,
  COALESCE(e.before, 0) AS before
FROM contacts AS c
LEFT JOIN reached AS r
  ON c.contact_id = r.contact_id
LEFT JOIN earned AS e
  ON c.contact_id = e.contact_id
WHERE
  c.first_seen_day <= :until
ORDER BY
  c.contact_id NULLS LAST
