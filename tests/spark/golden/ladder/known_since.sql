SELECT
  COUNT(*) AS contacts,
  MAX(first_seen_day) AS last_day
FROM contacts
WHERE
  first_seen_day > :day AND first_seen_day <= :today
