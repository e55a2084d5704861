-- One row per contact: contact_id, and contact_no, its number from 0 by id. Relation: contacts.
select contact_id, (row_number() over (order by contact_id) - 1)::integer as contact_no
from contacts
