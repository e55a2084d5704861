-- One row per contact: contact_id and last_day, of anything that is known of it: an event, or its
-- first sight. Relations: contacts, membership, events.
with happened as (
    select
        m.contact_id,
        max(e.day) as last_day
    from events as e
    inner join membership as m on e.record_id = m.record_id
    group by m.contact_id
)

select
    c.contact_id,
    greatest(c.first_seen_day, h.last_day) as last_day
from contacts as c
left join happened as h on c.contact_id = h.contact_id
