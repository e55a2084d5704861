WITH marked AS (
  SELECT
    *,
    rung <> COALESCE(LAG(rung) OVER by_day, -1) AS starts
  FROM intervals
  WINDOW by_day AS (PARTITION BY contact_id ORDER BY from_day NULLS LAST)
), numbered AS (
  SELECT
    *,
    COUNT(*) FILTER(WHERE
      starts) OVER (PARTITION BY contact_id ORDER BY from_day NULLS LAST) AS stay
  FROM marked
)
SELECT
  contact_id,
  ANY_VALUE(rung) IGNORE NULLS AS rung,
  MIN(from_day) AS from_day,
  CASE WHEN BOOL_OR(to_day IS NULL) THEN NULL ELSE MAX(to_day) END AS to_day
FROM numbered
GROUP BY
  contact_id,
  stay
