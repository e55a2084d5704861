-- What a contact of the ladder goes by: a company by its own name, whoever speaks for it.
-- Grain: one contact, or none: name (null = no row of it has a name). $contact. Reads contacts.
select coalesce(if(kind = 'company', company, null), name, company) as name
from contacts
where contact_id = $contact
