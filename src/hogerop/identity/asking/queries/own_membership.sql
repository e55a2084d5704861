-- The records of a contact, and of the person and the organisation of that id (contract
-- MEMBERSHIP). $contact. Reads membership.
--
-- One look per column: rows that lie together have ids that do, and most are passed over so.
select * from membership where contact_id = $contact
union
select * from membership where person_id = $contact
union
select * from membership where organisation_id = $contact
