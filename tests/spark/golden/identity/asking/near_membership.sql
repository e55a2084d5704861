WITH alike AS (
  SELECT
    record_id
  FROM own
  UNION
  SELECT
    record_l
  FROM likenesses
  UNION
  SELECT
    record_r
  FROM likenesses
), beside AS (
  SELECT
    m.contact_id,
    m.person_id,
    m.organisation_id
  FROM membership AS m
  WHERE
    m.record_id IN (
      SELECT
        record_id
      FROM alike
    )
), ids AS (
  SELECT DISTINCT
    EXPLODE(ARRAY(contact_id, person_id, organisation_id)) AS id
  FROM beside
)
SELECT
  *
FROM membership
WHERE
  contact_id IN (
    SELECT
      id
    FROM ids
  )
  OR person_id IN (
    SELECT
      id
    FROM ids
  )
  OR organisation_id IN (
    SELECT
      id
    FROM ids
  )
