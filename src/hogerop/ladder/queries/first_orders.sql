-- One row per referred contact that has bought: contact_id, day of the first order that still
-- stood on the evening of its day, and ended_day, the day on which it was refunded to 0 (or null).
with referred as (
    select distinct w.contact_id
    from events as e
    inner join membership as w on e.ref_record_id = w.record_id
    where e.kind = 'referral'
),

theirs as (
    select m.record_id, m.contact_id
    from membership as m
    semi join referred as r on m.contact_id = r.contact_id
),

ended as (
    select about_event_id as event_id, min(day) as ended_day
    from events
    where kind in ('refund', 'cancellation') and ends_order
    group by about_event_id
)

select t.contact_id, o.day, x.ended_day
from events as o
inner join theirs as t on o.record_id = t.record_id
left join ended as x on o.event_id = x.event_id
where o.kind = 'order' and (x.ended_day is null or x.ended_day > o.day)
qualify row_number() over (
    partition by t.contact_id
    order by o.day, o.occurred_at nulls first, o.event_id
) = 1
