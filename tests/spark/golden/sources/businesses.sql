SELECT
  COUNT(DISTINCT business) AS businesses
FROM rows
