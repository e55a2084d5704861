WITH given_back AS (
  SELECT
    *
  FROM events
  WHERE
    kind IN ('refund', 'cancellation')
), about AS (
  SELECT
    o.event_id,
    o.day,
    o.record_id
  FROM events AS o
  WHERE
    o.kind = 'order'
    AND o.event_id IN (
      SELECT
        about_event_id
      FROM given_back
    )
)
SELECT
  n.contact_no,
  CAST((
    CASE WHEN o.day IS NULL THEN 2 ELSE 1 END
  ) AS TINYINT) AS kind,
  e.day,
  COALESCE(
    CASE
      WHEN TYPEOF((
        e.amount * 100
      )) IN ('double', 'float')
      THEN CAST(RINT(CAST((
        e.amount * 100
      ) AS DOUBLE)) AS BIGINT)
      WHEN TYPEOF((
        e.amount * 100
      )) LIKE 'decimal%'
      THEN CAST(CAST((
        e.amount * 100
      ) AS DECIMAL(38, 0)) AS BIGINT)
      ELSE CAST((
        e.amount * 100
      ) AS BIGINT)
    END,
    CAST(:unknown AS BIGINT)
  ) AS amount,
  COALESCE(
    CASE
      WHEN TYPEOF((
        e.margin * 100
      )) IN ('double', 'float')
      THEN CAST(RINT(CAST((
        e.margin * 100
      ) AS DOUBLE)) AS BIGINT)
      WHEN TYPEOF((
        e.margin * 100
      )) LIKE 'decimal%'
      THEN CAST(CAST((
        e.margin * 100
      ) AS DECIMAL(38, 0)) AS BIGINT)
      ELSE CAST((
        e.margin * 100
      ) AS BIGINT)
    END,
    CAST(:unknown AS BIGINT)
  ) AS margin,
  COALESCE(o.day, CAST(:never AS INT)) AS target,
  COALESCE(e.ends_order, FALSE) AS ends
FROM given_back AS e
LEFT JOIN about AS o
  ON e.about_event_id = o.event_id
INNER JOIN numbered AS n
  ON COALESCE(o.record_id, e.record_id) = n.record_id
WHERE
  e.kind = 'refund' OR NOT o.day IS NULL
