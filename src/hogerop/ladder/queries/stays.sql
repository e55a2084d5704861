-- One row per unbroken stay of a contact on a rung, the flag left aside: contact_id, rung,
-- from_day, to_day (null = for ever). Relation: intervals.
with marked as (
    select
        *,
        rung <> coalesce(lag(rung) over by_day, -1) as starts
    from intervals
    window by_day as (partition by contact_id order by from_day)
),

numbered as (
    select
        *,
        count(*) filter (where starts) over (partition by contact_id order by from_day) as stay
    from marked
)

select
    contact_id,
    any_value(rung) as rung,
    min(from_day) as from_day,
    case when bool_or(to_day is null) then null else max(to_day) end as to_day
from numbered
group by contact_id, stay
