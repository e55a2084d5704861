-- One row per contact and event up to $day whose kind is among $kinds (joined by commas):
-- contact_no, day. Relations: events, membership, panel_contacts.
select
    p.contact_no,
    e.day
from events as e
inner join membership as m on e.record_id = m.record_id
inner join panel_contacts as p on m.contact_id = p.contact_id
where e.day <= $day and list_contains(string_split($kinds, ','), e.kind)
