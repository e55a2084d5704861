SELECT
  n.contact_no,
  CAST((
    CASE e.kind
      WHEN 'order'
      THEN 0
      WHEN 'enquiry'
      THEN 4
      WHEN 'quote'
      THEN 5
      WHEN 'testimonial'
      THEN 7
      WHEN 'complaint'
      THEN 8
      WHEN 'privilege'
      THEN 9
      WHEN 'touch'
      THEN 12
      WHEN 'consent'
      THEN 13
      ELSE 14
    END
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
  CAST(:never AS INT) AS target,
  FALSE AS ends
FROM events AS e
INNER JOIN numbered AS n
  ON e.record_id = n.record_id
WHERE
  NOT e.kind IN ('refund', 'joined', 'left', 'referral')
UNION ALL
SELECT
  *
FROM kept_referrals
UNION ALL
SELECT
  *
FROM lowered
UNION ALL
SELECT
  *
FROM memberships
UNION ALL
SELECT
  contact_no,
  kind,
  day,
  CAST(:unknown AS BIGINT) AS amount,
  CAST(:unknown AS BIGINT) AS margin,
  target,
  FALSE AS ends
FROM referred_buyers
