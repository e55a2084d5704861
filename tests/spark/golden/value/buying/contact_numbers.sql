SELECT
  contact_id,
  CASE
    WHEN TYPEOF((
      ROW_NUMBER() OVER (ORDER BY contact_id NULLS LAST) - 1
    )) IN ('double', 'float')
    THEN CAST(RINT(CAST((
      ROW_NUMBER() OVER (ORDER BY contact_id NULLS LAST) - 1
    ) AS DOUBLE)) AS INT)
    WHEN TYPEOF((
      ROW_NUMBER() OVER (ORDER BY contact_id NULLS LAST) - 1
    )) LIKE 'decimal%'
    THEN CAST(CAST((
      ROW_NUMBER() OVER (ORDER BY contact_id NULLS LAST) - 1
    ) AS DECIMAL(38, 0)) AS INT)
    ELSE CAST((
      ROW_NUMBER() OVER (ORDER BY contact_id NULLS LAST) - 1
    ) AS INT)
  END AS contact_no
FROM contacts
