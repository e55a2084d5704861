SELECT
  ANY_VALUE(CONCAT(COALESCE(r.source, ''), ':', COALESCE(r.source_id, ''))) IGNORE NULLS AS name,
  ANY_VALUE(m.organisation_id) IGNORE NULLS AS organisation_id,
  BOOL_OR(m.contact_id = :contact) AS stands_here
FROM records AS r
INNER JOIN membership AS m
  ON r.record_id = m.record_id
ANTI JOIN own
  ON r.record_id = own.record_id
WHERE
  m.contact_id = :contact
  OR m.organisation_id IN (
    SELECT
      theirs.organisation_id
    FROM own AS theirs
  )
GROUP BY
  r.record_id
ORDER BY
  name NULLS LAST
