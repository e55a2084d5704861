SELECT
  arm,
  household,
  outcomes,
  before,
  traits
FROM units
WHERE
  experiment = :experiment
QUALIFY
  import_no = MAX(import_no) OVER ()
ORDER BY
  source_row NULLS LAST
