-- The records of a contact, and of the person and the organisation of that id (contract
-- MEMBERSHIP). $contact. Reads membership.
select * from membership where $contact in (contact_id, person_id, organisation_id)
