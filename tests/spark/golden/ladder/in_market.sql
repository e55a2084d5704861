SELECT
  in_market
FROM standings
WHERE
  contact_id = :contact
