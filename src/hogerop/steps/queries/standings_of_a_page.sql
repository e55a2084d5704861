-- Which rules hold for whoever is on the page: contact_id, rules_held. Relations: standings, page.
select contact_id, rules_held
from standings
where contact_id in (select p.contact_id from page as p)
