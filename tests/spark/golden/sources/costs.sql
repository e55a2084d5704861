SELECT
  entries.event_id AS cost_id,
  told.day,
  told.until_day,
  told.channel,
  told.purpose,
  told.share,
  CASE
    WHEN TYPEOF((
      told.amount * told.rate
    )) IN ('double', 'float')
    THEN CAST(CAST(ROUND((
      told.amount * told.rate
    ) * 10000.0e0) AS DECIMAL(38, 0)) / CAST(10000.0e0 AS DECIMAL(38, 0)) AS DECIMAL(18, 4))
    ELSE CAST((
      told.amount * told.rate
    ) AS DECIMAL(18, 4))
  END AS amount,
  told.hours,
  CAST(:number AS INT) AS import_no,
  told.source_row
FROM told
INNER JOIN entries
  ON told.source_row = entries.source_row AND told.part = entries.part
WHERE
  entries.first_of_its_kind AND NOT entries.known AND told.kind = 'cost'
ORDER BY
  told.source_row NULLS LAST
