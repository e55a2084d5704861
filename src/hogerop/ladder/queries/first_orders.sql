-- One row per referred contact that has bought: contact_no, day of the first order that still
-- stood on the evening of its day, and ended_day, the day on which it was refunded to 0 (or null).
with referred as (
    select distinct w.contact_no
    from events as e
    inner join numbered as w on e.ref_record_id = w.record_id
    where e.kind = 'referral'
),

ended as (
    select about_event_id as event_id, min(day) as ended_day
    from events
    where kind in ('refund', 'cancellation') and ends_order
    group by about_event_id
)

select n.contact_no, o.day, x.ended_day
from events as o
inner join numbered as n on o.record_id = n.record_id
inner join referred as r on n.contact_no = r.contact_no
left join ended as x on o.event_id = x.event_id
where o.kind = 'order' and (x.ended_day is null or x.ended_day > o.day)
qualify row_number() over (
    partition by n.contact_no
    order by o.day, o.occurred_at nulls first, o.event_id
) = 1
