-- One row per contact that was seen by $day: contact_id. Relation: contacts.
select contact_id
from contacts
where first_seen_day <= $day
order by contact_id
