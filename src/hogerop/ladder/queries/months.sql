-- One row per month and rung: month (its first day), rung (0 = outside), contacts and lapsed on the
-- evening of its last day (of $day in the last month), entries to and exits from the rung in it.
-- Relations: stays, intervals. $first and $day are days since 1970.
with month_days as (
    select
        m::date as month,
        least(
            date_diff('day', date '1970-01-01', (m + interval 1 month)::date) - 1, $day
        ) as evening,
        date_diff('day', date '1970-01-01', m::date) as first_day
    from (
        select
            unnest(
                generate_series(
                    date_trunc('month', date '1970-01-01' + $first::integer),
                    date_trunc('month', date '1970-01-01' + $day::integer),
                    interval 1 month
                )
            ) as m
    )
),

rungs as (select n::tinyint as rung from (select unnest(range(8)) as n)),

standing as (
    select
        m.month, i.rung, count(*) as contacts, count(*) filter (where i.lapsed) as lapsed
    from month_days as m
    inner join intervals as i
        on m.evening >= i.from_day and (i.to_day is null or m.evening < i.to_day)
    group by m.month, i.rung
),

entered as (
    select m.month, s.rung, count(*) as entries
    from month_days as m
    inner join stays as s on s.from_day between m.first_day and m.evening
    group by m.month, s.rung
),

left_rung as (
    select m.month, s.rung, count(*) as exits
    from month_days as m
    inner join stays as s on s.to_day between m.first_day and m.evening
    group by m.month, s.rung
)

select
    m.month,
    r.rung,
    coalesce(s.contacts, 0) as contacts,
    coalesce(s.lapsed, 0) as lapsed,
    coalesce(e.entries, 0) as entries,
    coalesce(x.exits, 0) as exits
from month_days as m
cross join rungs as r
left join standing as s on m.month = s.month and r.rung = s.rung
left join entered as e on m.month = e.month and r.rung = e.rung
left join left_rung as x on m.month = x.month and r.rung = x.rung
order by m.month, r.rung
