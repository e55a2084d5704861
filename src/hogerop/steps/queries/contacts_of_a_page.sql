-- Whoever is on the page, as in the promise of contacts (contract CONTACTS). Relations: contacts, page.
select * from contacts where contact_id in (select p.contact_id from page as p)
