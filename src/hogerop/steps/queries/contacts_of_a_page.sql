-- Whoever is on the page: the columns of CONTACTS but what a search looks through, which is long.
-- Relations: contacts, page.
select * exclude (words)
from contacts
where contact_id in (select p.contact_id from page as p)
