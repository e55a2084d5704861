-- One row, of the orders up to $day: orders, with_amount and with_margin (how many have one),
-- first_day and last_day (null without orders). Relation: events.
select
    count(*) as orders,
    count(amount) as with_amount,
    count(margin) as with_margin,
    min(day) as first_day,
    max(day) as last_day
from events
where kind = 'order' and day <= $day
