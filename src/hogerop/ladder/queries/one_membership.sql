-- The records of one contact (contract MEMBERSHIP). Relation: all_membership.
select * from all_membership where contact_id = $contact
