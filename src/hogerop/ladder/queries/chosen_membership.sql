-- The records of those who are chosen (contract MEMBERSHIP). Relations: all_membership, chosen.
select * from all_membership
where contact_id in (select c.contact_id from chosen as c)
