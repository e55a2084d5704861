-- One row per buyer: contact_id; bought_day (first order); again_day (the next day with an order,
-- null = none yet); month (number of the calendar month of the first order, from January 1970);
-- label (its group: of `channel` the channel, of `rung` the number of the first rung it stood on;
-- '' where that is not known, or $by is `month`); old (first seen by $late, so a buyer before the
-- records begin). Relations: takings, arrivals, intervals.
with days as (
    select distinct contact_id, day from takings where orders = 1
),

placed as (
    select
        contact_id,
        day,
        row_number() over (partition by contact_id order by day) as place
    from days
),

buyers as (
    select
        contact_id,
        min(day) filter (where place = 1) as bought_day,
        min(day) filter (where place = 2) as again_day
    from placed
    where place <= 2
    group by contact_id
),

first_rung as (
    select contact_id, arg_min(rung, from_day) as rung
    from intervals
    where rung >= 1 and from_day <= $day
    group by contact_id
)

select
    b.contact_id,
    b.bought_day,
    b.again_day,
    (
        year(date '1970-01-01' + b.bought_day) * 12 + month(date '1970-01-01' + b.bought_day)
        - 1970 * 12 - 1
    )::integer as month,
    coalesce(
        case $by when 'channel' then a.channel when 'rung' then r.rung::text else '' end, ''
    ) as label,
    b.bought_day <= $late as old
from buyers as b
left join arrivals as a on b.contact_id = a.contact_id
left join first_rung as r on b.contact_id = r.contact_id
