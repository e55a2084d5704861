-- Contacts of whom it is told otherwise now who they are: which records are theirs, or what is said
-- of them. Grain: one contact, of now or of then. Reads membership, membership_before, contacts,
-- contacts_before.
select contact_id from (select * from membership except select * from membership_before)
union
select contact_id from (select * from membership_before except select * from membership)
union
select contact_id from (select * from contacts except select * from contacts_before)
union
select contact_id from (select * from contacts_before except select * from contacts)
