WITH there AS (
  SELECT
    contact_id
  FROM intervals
  WHERE
    rung = :rung
    AND (
      NOT :lapsed OR lapsed
    )
    AND from_day <= :since
    AND (
      to_day IS NULL OR to_day > :since
    )
), risen AS (
  SELECT DISTINCT
    i.contact_id
  FROM intervals AS i
  SEMI JOIN there AS t
    ON i.contact_id = t.contact_id
  WHERE
    i.from_day > :since
    AND i.from_day <= :until
    AND IF(:lapsed, NOT i.lapsed, i.rung > :rung)
)
SELECT
  (
    SELECT
      COUNT(*)
    FROM there
  ) AS stood,
  (
    SELECT
      COUNT(*)
    FROM risen
  ) AS moved
