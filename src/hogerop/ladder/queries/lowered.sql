-- One row per refund, on the timeline: contact_no; kind (1 = lowers an order, 2 = unmatched); day;
-- amount and margin (cents, $unknown = not known); target (day of its order, $never = none);
-- ends (the order is at 0).
with given_back as (
    select * from events where kind in ('refund', 'cancellation')
),

about as (
    select o.event_id, o.day, o.record_id
    from events as o
    where o.kind = 'order' and o.event_id in (select about_event_id from given_back)
)

select
    n.contact_no,
    (case when o.day is null then 2 else 1 end)::tinyint as kind,
    e.day,
    coalesce((e.amount * 100)::bigint, $unknown::bigint) as amount,
    coalesce((e.margin * 100)::bigint, $unknown::bigint) as margin,
    coalesce(o.day, $never::integer) as target,
    coalesce(e.ends_order, false) as ends
from given_back as e
left join about as o on e.about_event_id = o.event_id
-- It lowers the order under whomever that stands, also where its own row names somebody else.
inner join numbered as n on coalesce(o.record_id, e.record_id) = n.record_id
where e.kind = 'refund' or o.day is not null
