-- Whoever is on the page (contract STANDINGS). Relations: standings, page.
select * from standings where contact_id in (select p.contact_id from page as p)
