SELECT DISTINCT
  about_event_id AS event_id
FROM given_back
WHERE
  ends
