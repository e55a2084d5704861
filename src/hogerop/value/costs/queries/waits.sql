-- One row per channel ('' = not known), step (interested, bought) and delay (days from coming in to
-- that step): channel, step, delay, people. Relation: arrivals.
with steps as (
    select
        channel,
        'interested' as step,
        interested_day - came_day as delay
    from arrivals
    where interested_day is not null
    union all
    select
        channel,
        'bought' as step,
        bought_day - came_day as delay
    from arrivals
    where bought_day is not null
)

select channel, step, delay, count(*) as people
from steps
group by all
order by channel, step, delay
