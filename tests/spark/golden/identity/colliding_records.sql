SELECT
  COUNT(*) AS colliding
FROM repeated_records
WHERE
  NOT one_name
