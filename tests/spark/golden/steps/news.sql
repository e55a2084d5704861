WITH told AS (
  SELECT
    'climbed' AS kind,
    contact_id,
    was AS from_rung,
    rung AS to_rung,
    since AS day
  FROM listened
  WHERE
    climbed
  UNION ALL
  SELECT
    'fell' AS kind,
    contact_id,
    was AS from_rung,
    rung AS to_rung,
    since AS day
  FROM listened
  WHERE
    fell
  UNION ALL
  SELECT
    'falling' AS kind,
    contact_id,
    rung AS from_rung,
    falls_to AS to_rung,
    falls_on - 1 AS day
  FROM listened
  WHERE
    warned
)
SELECT
  kind,
  ROW_NUMBER() OVER (
    PARTITION BY kind
    ORDER BY GREATEST(from_rung, to_rung) DESC, contact_id ASC NULLS LAST
  ) - 1 AS place,
  contact_id,
  from_rung,
  to_rung,
  day
FROM told
ORDER BY
  kind ASC NULLS LAST,
  place ASC NULLS LAST
