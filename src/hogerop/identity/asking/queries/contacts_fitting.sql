-- The contacts of the ladder whose records a name fits best. Grain: one contact: contact_id.
-- Reads fitting, membership.
select distinct m.contact_id
from fitting as f
inner join membership as m on f.record_id = m.record_id
order by m.contact_id
