-- One row per order up to $day that still stands, and per refund without an order: contact_id; day;
-- orders (1, of a refund 0); money (margin if $by_margin, else amount, less what was given back of
-- that order; 0 where unknown; currency); known (the money of the order is).
-- Relations: events, membership, given_back, ended.
with lowered as (
    select
        about_event_id as event_id,
        sum((case when $by_margin then margin else amount end)::double) as money
    from given_back
    where about_event_id is not null
    group by about_event_id
)

select
    m.contact_id,
    e.day,
    1 as orders,
    coalesce((case when $by_margin then e.margin else e.amount end)::double, 0)
    - coalesce(l.money, 0) as money,
    (case when $by_margin then e.margin else e.amount end) is not null as known
from events as e
inner join membership as m on e.record_id = m.record_id
anti join ended as x on e.event_id = x.event_id
left join lowered as l on e.event_id = l.event_id
where e.kind = 'order' and e.day <= $day
union all
select
    m.contact_id,
    g.day,
    0 as orders,
    -coalesce((case when $by_margin then g.margin else g.amount end)::double, 0) as money,
    true as known
from given_back as g
inner join membership as m on g.record_id = m.record_id
where g.about_event_id is null
