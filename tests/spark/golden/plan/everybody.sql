WITH touched AS (
  SELECT
    record_id,
    action_id,
    channel,
    day
  FROM events
  WHERE
    kind = 'touch' AND day >= :since
  UNION
  SELECT
    record_id,
    action_id,
    channel,
    day
  FROM went_out
  WHERE
    day >= :since
), reached AS (
  SELECT
    m.contact_id,
    COUNT(*) AS times
  FROM touched AS t
  INNER JOIN membership AS m
    ON t.record_id = m.record_id
  GROUP BY
    m.contact_id
), taken AS (
  SELECT DISTINCT
    m.contact_id
  FROM membership AS m
  SEMI JOIN spoken_for AS s
    ON m.record_id = s.record_id
)
SELECT
  c.contact_id,
  o.record_id,
  CASE
    WHEN TYPEOF((
      i.rung + IF(i.lapsed, 8, 0)
    )) IN ('double', 'float')
    THEN CAST(RINT(CAST((
      i.rung + IF(i.lapsed, 8, 0)
    ) AS DOUBLE)) AS BIGINT)
    WHEN TYPEOF((
      i.rung + IF(i.lapsed, 8, 0)
    )) LIKE 'decimal%'
    THEN CAST(CAST((
      i.rung + IF(i.lapsed, 8, 0)
    ) AS DECIMAL(38, 0)) AS BIGINT)
    ELSE CAST((
      i.rung + IF(i.lapsed, 8, 0)
    ) AS BIGINT)
  END AS standing,
  COALESCE(v.value_12, v.last_12) AS value,
  COALESCE(r.times, 0) AS reached,
  NOT t.contact_id IS NULL AS taken,
  NOT COALESCE(c.name, c.company) IS NULL AS has_name,
  NOT c.email IS NULL AS has_email,
  NOT c.phone IS NULL AS has_phone,
  NOT c.street IS NULL AND NOT COALESCE(c.postcode, c.city) IS NULL AS has_address
FROM contacts AS c
INNER JOIN oldest AS o
  ON c.contact_id = o.contact_id
INNER JOIN intervals AS i
  ON c.contact_id = i.contact_id
  AND i.from_day <= :day
  AND (
    i.to_day IS NULL OR i.to_day > :day
  )
LEFT JOIN `values` AS v
  ON c.contact_id = v.contact_id
LEFT JOIN reached AS r
  ON c.contact_id = r.contact_id
LEFT JOIN taken AS t
  ON c.contact_id = t.contact_id
ORDER BY
  c.contact_id NULLS LAST
