WITH consents AS (
  SELECT
    m.contact_id,
    MAX_BY(
      e.state,
      STRUCT(
        e.day IS NULL AS k0_null,
        e.day AS k0,
        (
          e.state = 'withdrawn'
        ) IS NULL AS k1_null,
        e.state = 'withdrawn' AS k1,
        COALESCE(e.occurred_at, TIMESTAMP_MICROS(0)) AS k2
      )
    ) FILTER(WHERE
      NOT e.state IS NULL) AS state
  FROM events AS e
  INNER JOIN membership AS m
    ON e.record_id = m.record_id
  WHERE
    e.kind = 'consent'
    AND e.day <= :day
    AND e.state IN ('given', 'withdrawn')
    AND (
      e.scope IS NULL OR LOWER(TRANSLATE(e.scope, 'İΣ', 'iσ')) IN (:channel, 'all')
    )
  GROUP BY
    m.contact_id
)
SELECT
  c.contact_id,
  COALESCE(n.state, IF(s.orders > 0, 'customer', 'unknown')) AS permission
FROM contacts AS c
LEFT JOIN consents AS n
  ON c.contact_id = n.contact_id
LEFT JOIN standings AS s
  ON c.contact_id = s.contact_id
ORDER BY
  c.contact_id NULLS LAST
