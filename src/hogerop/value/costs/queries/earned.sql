-- What buyers brought by their age as a buyer. One row per channel ('' = not known), part (0 to 63,
-- by chance, for intervals) and age (0 = the day of the first order, n = the n-th month of $month
-- days after it, up to $ages): channel, part, age, buyers (seen through the whole of that month),
-- money (of theirs in it; currency). Relations: arrivals, takings.
with buyers as (
    select
        contact_id,
        channel,
        bought_day,
        (contact_id % 64)::integer as part,
        least($ages, floor(($day - bought_day) / $month))::integer as seen
    from arrivals
    where bought_day is not null
),

months as (
    select
        b.channel,
        b.part,
        greatest(0, ceil((t.day - b.bought_day) / $month))::integer as age,
        sum(t.money) as money
    from takings as t
    inner join buyers as b on t.contact_id = b.contact_id
    where ceil((t.day - b.bought_day) / $month) <= b.seen
    group by all
),

at_risk as (
    select
        channel,
        part,
        unnest(range(seen + 1)) as age
    from buyers
),

followed as (
    select
        channel,
        part,
        age::integer as age,
        count(*) as buyers
    from at_risk
    group by all
)

select
    f.channel,
    f.part,
    f.age,
    f.buyers,
    coalesce(m.money, 0) as money
from followed as f
left join months as m on f.channel = m.channel and f.part = m.part and f.age = m.age
order by f.channel, f.part, f.age
