-- One row per day on which anybody first bought: day, buyers. Relation: takings.
with firsts as (
    select contact_id, min(day) as day from takings where orders = 1 group by contact_id
)

select day, count(*) as buyers
from firsts
group by day
order by day
