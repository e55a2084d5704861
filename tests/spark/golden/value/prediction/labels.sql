SELECT
  n.contact_no,
  CASE
    WHEN TYPEOF(COALESCE(i.rung, 0)) IN ('double', 'float')
    THEN CAST(RINT(CAST(COALESCE(i.rung, 0) AS DOUBLE)) AS TINYINT)
    WHEN TYPEOF(COALESCE(i.rung, 0)) LIKE 'decimal%'
    THEN CAST(CAST(COALESCE(i.rung, 0) AS DECIMAL(38, 0)) AS TINYINT)
    ELSE CAST(COALESCE(i.rung, 0) AS TINYINT)
  END AS rung,
  c.kind,
  NULLIF(h.channel, '') AS channel
FROM contact_numbers AS n
INNER JOIN contacts AS c
  ON n.contact_id = c.contact_id
INNER JOIN channels AS h
  ON n.contact_id = h.contact_id
LEFT JOIN intervals AS i
  ON n.contact_id = i.contact_id
  AND i.from_day <= :day
  AND (
    i.to_day IS NULL OR i.to_day > :day
  )
ORDER BY
  n.contact_no NULLS LAST
