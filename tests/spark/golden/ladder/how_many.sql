SELECT
  COUNT(*) AS contacts
FROM numbered_contacts
