WITH there AS (
  SELECT
    contact_id
  FROM intervals
  WHERE
    rung = :rung AND from_day <= :day AND (
      to_day IS NULL OR to_day > :day
    )
)
SELECT
  contact_id,
  COUNT(*) OVER () AS in_all
FROM there
ORDER BY
  DUCK_HASH(contact_id) NULLS LAST,
  contact_id NULLS LAST
LIMIT :most
