-- All records of the contacts that are touched, now and in the edition before.
-- Grain: one record. Columns: record_id. Reads touched, membership, membership_before.
select m.record_id
from membership as m
semi join touched as t on m.contact_id = t.contact_id
union
select m.record_id
from membership_before as m
semi join touched as t on m.contact_id = t.contact_id
