WITH asked AS (
  SELECT
    kind,
    COUNT(*) AS questions
  FROM question_pairs
  GROUP BY
    kind
)
SELECT
  w.kind,
  COUNT(DISTINCT w.contact_id) AS contacts,
  COALESCE(ANY_VALUE(a.questions) IGNORE NULLS, 0) AS questions
FROM whose AS w
LEFT JOIN asked AS a
  ON w.kind = a.kind
GROUP BY
  w.kind
ORDER BY
  w.kind DESC
