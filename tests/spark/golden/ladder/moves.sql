WITH earlier AS (
  SELECT
    contact_id,
    rung
  FROM intervals
  WHERE
    from_day <= :since AND (
      to_day IS NULL OR to_day > :since
    )
), later AS (
  SELECT
    contact_id,
    rung
  FROM intervals
  WHERE
    from_day <= :until AND (
      to_day IS NULL OR to_day > :until
    )
)
SELECT
  l.contact_id,
  e.rung AS from_rung,
  l.rung AS to_rung
FROM later AS l
LEFT JOIN earlier AS e
  ON l.contact_id = e.contact_id
