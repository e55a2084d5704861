-- One row per order up to $day, per order taken back, and per refund that lowers one that stands,
-- in no order: contact_no; day (of the order; of an unmatched refund its own); orders (1, -1, 0);
-- money (margin if $by_margin, else amount; currency; NaN = unknown; negative if given back).
-- What ended is taken off, not left out: an anti join over all orders, though next to nothing is
-- found, takes three times the work of all the rest.
-- Relations: events, record_numbers, given_back, ended.
select
    n.contact_no,
    e.day,
    1::tinyint as orders,
    coalesce((case when $by_margin then e.margin else e.amount end)::double, 'nan'::double)
        as money
from events as e
inner join record_numbers as n on e.record_id = n.record_id
where e.kind = 'order' and e.day <= $day
union all
select
    n.contact_no,
    g.day,
    -1::tinyint as orders,
    -coalesce((case when $by_margin then g.order_margin else g.order_amount end)::double, 0)
        as money
from given_back as g
inner join record_numbers as n on g.record_id = n.record_id
where g.ends
union all
select
    n.contact_no,
    g.day,
    0::tinyint as orders,
    -coalesce((case when $by_margin then g.margin else g.amount end)::double, 0) as money
from given_back as g
inner join record_numbers as n on g.record_id = n.record_id
anti join ended as x on g.about_event_id = x.event_id
