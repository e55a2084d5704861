-- One row per referral of a known person, in the order in which credit is given:
-- event_id, referrer and referred (contacts), day.
select e.event_id, r.contact_id as referrer, w.contact_id as referred, e.day
from events as e
inner join membership as r on e.record_id = r.record_id
inner join membership as w on e.ref_record_id = w.record_id
where e.kind = 'referral'
order by e.day, e.source, e.record_id, e.event_id
