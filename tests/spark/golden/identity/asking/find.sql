WITH RECURSIVE led AS (
  SELECT
    CAST(:id AS BIGINT) AS contact_id,
    0 AS steps
  UNION ALL
  SELECT
    i.merged_into,
    led.steps + 1 AS steps
  FROM led
  INNER JOIN issued AS i
    ON led.contact_id = i.contact_id
  WHERE
    NOT i.merged_into IS NULL AND led.steps < 90
), found AS (
  SELECT
    contact_id,
    1 AS turn
  FROM membership
  WHERE
    contact_id = :id
  UNION ALL
  SELECT
    contact_id,
    2
  FROM membership
  WHERE
    person_id = :id OR organisation_id = :id
  UNION ALL
  SELECT
    m.contact_id,
    3
  FROM membership AS m
  INNER JOIN led
    ON led.contact_id IN (m.contact_id, m.person_id, m.organisation_id)
  UNION ALL
  SELECT
    contact_id,
    4
  FROM membership
  WHERE
    record_id = :id
  UNION ALL
  SELECT
    m.contact_id,
    1
  FROM membership AS m
  INNER JOIN records AS r
    ON m.record_id = r.record_id
  WHERE
    CAST(:id AS BIGINT) IS NULL
    AND (
      CONCAT(COALESCE(r.source, ''), ':', COALESCE(r.source_id, '')) = :who
      OR LOWER(TRANSLATE(TRIM(r.email), 'İΣ', 'iσ')) = LOWER(TRANSLATE(:who, 'İΣ', 'iσ'))
    )
)
SELECT DISTINCT
  contact_id
FROM found
WHERE
  turn = (
    SELECT
      MIN(f.turn)
    FROM found AS f
  )
ORDER BY
  contact_id NULLS LAST
