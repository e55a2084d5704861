-- One row per buyer: contact_id; bought_day (first order); again_day (the next day with an order,
-- null = none yet); month (number of the calendar month of the first order, from January 1970);
-- label (its group: of `channel` the channel, of `rung` the number of the first rung it stood on;
-- '' where that is not known, or $by is `month`); old (a buyer before the records begin).
-- Relations: takings, buyers, intervals.
with next_days as (
    select t.contact_id, min(t.day) as again_day
    from takings as t
    inner join buyers as b on t.contact_id = b.contact_id
    where t.orders = 1 and t.day > b.bought_day
    group by t.contact_id
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
    n.again_day,
    (
        year(date '1970-01-01' + b.bought_day) * 12 + month(date '1970-01-01' + b.bought_day)
        - 1970 * 12 - 1
    )::integer as month,
    coalesce(
        case $by when 'channel' then b.channel when 'rung' then r.rung::text else '' end, ''
    ) as label,
    b.old
from buyers as b
left join next_days as n on b.contact_id = n.contact_id
left join first_rung as r on b.contact_id = r.contact_id
