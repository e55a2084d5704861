-- One row per contact: its id, and its number, from 0, by id.
select contact_id, (row_number() over (order by contact_id) - 1)::integer as contact_no
from contacts
