WITH moments AS (
  SELECT
    occurred_at
  FROM lines
  SEMI JOIN own
    ON lines.record_id = own.record_id
  UNION
  SELECT
    occurred_at
  FROM events
  SEMI JOIN own
    ON events.record_id = own.record_id
)
SELECT
  occurred_at,
  DATE_TRUNC('DAY', occurred_at) + MAKE_DT_INTERVAL(
    0,
    0,
    0,
    ROW_NUMBER() OVER (PARTITION BY DATE_TRUNC('DAY', occurred_at) ORDER BY occurred_at NULLS LAST)
  ) AS instead
FROM moments
WHERE
  NOT occurred_at IS NULL
ORDER BY
  occurred_at NULLS LAST
