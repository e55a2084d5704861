-- The events of those who are chosen (contract EVENTS), with what was given back of their orders
-- under another name. Relations: all_events, membership (theirs).
with own as (
    select * from all_events where record_id in (select record_id from membership)
),

orders as (select event_id from own where kind = 'order')

select * from own
where about_event_id is null or about_event_id in (select event_id from orders)
union all
select e.*
from all_events as e
where
    e.about_event_id in (select event_id from orders)
    and e.record_id not in (select record_id from membership)
