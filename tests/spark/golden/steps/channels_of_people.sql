SELECT
  channel
FROM contacts
WHERE
  NOT channel IS NULL
GROUP BY
  channel
ORDER BY
  COUNT(*) DESC,
  channel ASC NULLS LAST
LIMIT :most
