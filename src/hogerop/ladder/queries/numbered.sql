-- One row per record: the record, and its contact's number.
select m.record_id, c.contact_no
from membership as m
inner join numbered_contacts as c on m.contact_id = c.contact_id
