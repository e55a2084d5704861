SELECT
  p.contact_id AS person_id,
  MAX_BY(
    o.contact_id,
    STRUCT(
      COALESCE(r.row_day, -1000000) AS k0,
      o.contact_id IS NULL AS k1_null,
      o.contact_id AS k1
    )
  ) FILTER(WHERE
    NOT o.contact_id IS NULL) AS organisation_id
FROM records AS r
INNER JOIN person_now AS p
  ON r.record_id = p.record_id
INNER JOIN organisation_now AS o
  ON r.record_id = o.record_id
SEMI JOIN known_organisations AS k
  ON o.contact_id = k.organisation_id
GROUP BY
  p.contact_id
