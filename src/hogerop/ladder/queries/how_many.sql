-- One row: how many contacts there are.
select count(*) as contacts from numbered_contacts
