SELECT
  `source`,
  whole,
  order_ref,
  MAX(import_no) AS newest
FROM lines
WHERE
  NOT whole IS NULL AND NOT order_ref IS NULL
GROUP BY
  `source`,
  whole,
  order_ref
HAVING
  MIN(import_no) < MAX(import_no)
