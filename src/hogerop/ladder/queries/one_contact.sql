-- One contact (contract CONTACTS). Relation: all_contacts.
select * from all_contacts where contact_id = $contact
