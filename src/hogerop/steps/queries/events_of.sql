-- One row per event of one contact, the newest first, at most $most: day, kind, amount, state,
-- scope, import_no and source_row.
-- $contact: the contact's number; $day: the last that counts. Relations: events, membership.
select
    e.day,
    e.kind,
    e.amount,
    e.state,
    e.scope,
    e.import_no,
    e.source_row
from events as e
inner join membership as m on e.record_id = m.record_id
where m.contact_id = $contact and e.day <= $day
order by e.day desc, e.kind asc, e.source_row desc
limit $most
