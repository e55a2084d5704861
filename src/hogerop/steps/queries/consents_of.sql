-- One row per thing that somebody may be reached for, as they said last: scope, state and day.
-- $contact: the contact's number; $day: the last that counts. Relations: events, membership.
select
    e.scope,
    arg_max(e.state, e.day) as state,
    max(e.day) as day
from events as e
inner join membership as m on e.record_id = m.record_id
where m.contact_id = $contact and e.kind = 'consent' and e.scope is not null and e.day <= $day
group by e.scope
order by e.scope
