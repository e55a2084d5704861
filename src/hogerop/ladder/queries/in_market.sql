-- Does one contact fit the target market? One row, none if not seen: in_market.
-- Relation: standings.
select in_market
from standings
where contact_id = $contact
