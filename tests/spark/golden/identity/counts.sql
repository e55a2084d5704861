SELECT
  (
    SELECT
      COUNT(*)
    FROM membership
  ) AS records,
  (
    SELECT
      COUNT(*)
    FROM contacts
  ) AS contacts
