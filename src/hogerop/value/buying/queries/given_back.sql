-- One row per refund or cancellation up to $day that lowers something: event_id; about_event_id
-- (its order, null = unmatched); record_id (under whom that order stands); day (of the order, else
-- its own); amount, margin (currency); ends (the order is at 0, and is none any more); order_amount
-- and order_margin (of the order).
-- Relation: events.
with those as (
    select * from events where kind in ('refund', 'cancellation') and day <= $day
),

about as (
    select event_id, record_id, day, amount, margin
    from events
    where kind = 'order' and day <= $day and event_id in (select about_event_id from those)
)

select
    t.event_id,
    t.about_event_id,
    coalesce(o.record_id, t.record_id) as record_id,
    coalesce(o.day, t.day) as day,
    t.amount,
    t.margin,
    o.event_id is not null and coalesce(t.ends_order, false) as ends,
    o.amount as order_amount,
    o.margin as order_margin
from those as t
left join about as o on t.about_event_id = o.event_id
where t.kind = 'refund' or o.event_id is not null
