WITH called AS (
  SELECT
    m.person_id
  FROM membership AS m
  LEFT JOIN records AS r
    ON m.record_id = r.record_id
  WHERE
    m.contact_id = :contact
    AND NOT m.person_id IS NULL
    AND (
      m.person_id = :id
      OR m.record_id = :id
      OR CONCAT(COALESCE(r.source, ''), ':', COALESCE(r.source_id, '')) = :who
      OR LOWER(TRANSLATE(TRIM(r.email), 'İΣ', 'iσ')) = LOWER(TRANSLATE(:who, 'İΣ', 'iσ'))
      OR LOWER(TRANSLATE(TRIM(r.name), 'İΣ', 'iσ')) = LOWER(TRANSLATE(:who, 'İΣ', 'iσ'))
    )
)
SELECT
  m.record_id,
  ANY_VALUE(m.person_id) IGNORE NULLS AS person_id,
  ANY_VALUE(m.organisation_id) IGNORE NULLS AS organisation_id,
  ANY_VALUE(CONCAT(COALESCE(r.source, ''), ':', COALESCE(r.source_id, ''))) IGNORE NULLS AS name
FROM membership AS m
LEFT JOIN records AS r
  ON m.record_id = r.record_id
WHERE
  m.person_id IN (
    SELECT
      person_id
    FROM called
  )
  OR (
    m.contact_id = :contact AND NOT EXISTS(
      SELECT
        1
      FROM called
    )
  )
GROUP BY
  m.record_id
ORDER BY
  m.record_id NULLS LAST
