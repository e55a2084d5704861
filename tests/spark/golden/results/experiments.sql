WITH newest AS (
  SELECT
    experiment,
    MAX(import_no) AS import_no
  FROM units
  GROUP BY
    experiment
)
SELECT
  u.experiment,
  u.arm,
  u.held_out,
  COUNT(*) AS units
FROM units AS u
INNER JOIN newest AS n
  ON u.experiment = n.experiment AND u.import_no = n.import_no
GROUP BY
  u.experiment,
  u.arm,
  u.held_out
ORDER BY
  u.experiment NULLS LAST,
  u.arm NULLS LAST
