-- Who sent whom.
-- Grain: one referrer and one whom they sent, both contacts. Columns: referrer, referred.
-- Reads events, membership.
select distinct
    a.contact_id as referrer,
    b.contact_id as referred
from events as e
inner join membership as a on e.record_id = a.record_id
inner join membership as b on e.ref_record_id = b.record_id
where e.kind = 'referral' and a.contact_id != b.contact_id
order by referrer, referred
