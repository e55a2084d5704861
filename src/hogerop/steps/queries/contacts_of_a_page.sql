-- Whoever is on the page (contract CONTACTS). Relations: contacts, page.
select * from contacts where contact_id in (select p.contact_id from page as p)
