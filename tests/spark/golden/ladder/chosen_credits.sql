WITH numbered AS (
  SELECT
    contact_id,
    CASE
      WHEN TYPEOF((
        ROW_NUMBER() OVER (ORDER BY contact_id NULLS LAST) - 1
      )) IN ('double', 'float')
      THEN CAST(RINT(CAST((
        ROW_NUMBER() OVER (ORDER BY contact_id NULLS LAST) - 1
      ) AS DOUBLE)) AS BIGINT)
      WHEN TYPEOF((
        ROW_NUMBER() OVER (ORDER BY contact_id NULLS LAST) - 1
      )) LIKE 'decimal%'
      THEN CAST(CAST((
        ROW_NUMBER() OVER (ORDER BY contact_id NULLS LAST) - 1
      ) AS DECIMAL(38, 0)) AS BIGINT)
      ELSE CAST((
        ROW_NUMBER() OVER (ORDER BY contact_id NULLS LAST) - 1
      ) AS BIGINT)
    END AS contact_no
  FROM contacts
)
SELECT
  a.event_id,
  n.contact_no AS referrer,
  a.referred,
  a.day,
  a.gone_day
FROM all_credits AS a
INNER JOIN numbered AS n
  ON a.referrer = n.contact_id
