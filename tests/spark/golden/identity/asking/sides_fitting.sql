WITH fitting_sides AS (
  SELECT
    w.kind,
    w.contact_id,
    f.fits
  FROM fitting AS f
  INNER JOIN whose AS w
    ON f.record_id = w.record_id
  WHERE
    f.told = 'source_id'
    OR (
      w.kind = 'person'
    ) = (
      f.told = 'name'
    )
    OR 1 = (
      SELECT
        COUNT(*)
      FROM whose AS o
      WHERE
        o.record_id = f.record_id
    )
)
SELECT
  kind,
  contact_id,
  MAX(fits) AS fits,
  (
    SELECT
      COUNT(DISTINCT m.contact_id)
    FROM fitting AS f
    INNER JOIN membership AS m
      ON f.record_id = m.record_id
  ) AS standing
FROM fitting_sides
GROUP BY
  kind,
  contact_id
ORDER BY
  kind DESC,
  contact_id ASC NULLS LAST
