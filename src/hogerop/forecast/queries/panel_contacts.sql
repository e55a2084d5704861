-- One row per contact seen by $day: contact_id, and contact_no, its number from 0 by id.
-- Relation: intervals.
select contact_id, (row_number() over (order by contact_id) - 1)::integer as contact_no
from intervals
where from_day <= $day
group by contact_id
