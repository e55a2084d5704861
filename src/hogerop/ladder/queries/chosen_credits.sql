-- The buyers that those who are chosen brought (contract CREDITS). Relations: all_credits, chosen.
select * from all_credits
where referrer in (select c.contact_id from chosen as c)
