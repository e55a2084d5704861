-- Whoever is on the page, as in the promise of standings (contract STANDINGS). Relations: standings, page.
select * from standings where contact_id in (select p.contact_id from page as p)
