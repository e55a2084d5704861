-- Since when a contact is known. One row: first_seen_day. Reads contacts.
select first_seen_day
from contacts
where contact_id = $contact
