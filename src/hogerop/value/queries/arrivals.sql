-- One row per contact first seen after $late and by $day: contact_id; came_day (first sight);
-- interested_day (first enquiry, quote or order), bought_day (first order that still stands), null
-- = not yet; channel ('' = not known).
-- Relations: contacts, events, membership, buyers, channels.
with asked as (
    select m.contact_id, min(e.day) as day
    from events as e
    inner join membership as m on e.record_id = m.record_id
    where e.kind in ('enquiry', 'quote') and e.day <= $day
    group by m.contact_id
)

select
    c.contact_id,
    least(c.first_seen_day, a.day, b.bought_day) as came_day,
    least(a.day, b.bought_day) as interested_day,
    b.bought_day,
    h.channel
from contacts as c
inner join channels as h on c.contact_id = h.contact_id
left join asked as a on c.contact_id = a.contact_id
left join buyers as b on c.contact_id = b.contact_id
where least(c.first_seen_day, a.day, b.bought_day) between $late + 1 and $day
