SELECT
  label,
  old,
  month,
  COALESCE(again_day, :day) - bought_day AS days,
  NOT again_day IS NULL AS again,
  COUNT(*) AS people
FROM first_bought
GROUP BY ALL
ORDER BY
  label NULLS LAST,
  old NULLS LAST,
  month NULLS LAST,
  days NULLS LAST,
  again NULLS LAST
