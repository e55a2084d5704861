SELECT
  source_row,
  fault_column,
  reason
FROM fates
WHERE
  NOT reason IS NULL
ORDER BY
  source_row NULLS LAST
