-- One row per record: record_id, and contact_no, the number of its contact.
-- Relations: membership, contact_numbers.
select m.record_id, c.contact_no
from membership as m
inner join contact_numbers as c on m.contact_id = c.contact_id
