SELECT
  label,
  old,
  month,
  COUNT(*) AS buyers
FROM first_bought
GROUP BY ALL
ORDER BY
  label NULLS LAST,
  old NULLS LAST,
  month NULLS LAST
