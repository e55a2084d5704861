-- Whose the records of whom something came in are, now and in the edition before.
-- Grain: one contact and reason. Columns: contact_id, reason.
-- Reads told_of, membership, membership_before.
select m.contact_id, t.reason
from told_of as t
inner join membership as m on t.record_id = m.record_id
union
select m.contact_id, t.reason
from told_of as t
inner join membership_before as m on t.record_id = m.record_id
