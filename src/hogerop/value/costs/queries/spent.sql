-- One row per line of costs and calendar month that it touches: line (its number, from 0), channel
-- ('' = none given), purpose, share (as the file says; null = it does not), month (its first day;
-- days since 1970-01-01), amount, hours (of that month, within $since to $until), before, after
-- (amount of that month before $since, after $until), hours_before, hours_after; silent (the line
-- has neither an amount nor hours). A line over a period is spread evenly over its days.
-- Relation: costs.
with lines as (
    select
        row_number() over (order by cost_id, import_no, source_row) - 1 as line,
        coalesce(lower(trim(channel)), '') as channel,
        coalesce(purpose, 'general') as purpose,
        share,
        day as first_day,
        greatest(coalesce(until_day, day), day) as last_day,
        amount::double as amount,
        hours
    from costs
),

moments as (
    select
        *,
        unnest(
            generate_series(
                date_trunc('month', date '1970-01-01' + first_day)::timestamp,
                (date '1970-01-01' + last_day)::timestamp,
                interval 1 month
            )
        ) as moment
    from lines
),

months as (
    select * exclude (moment), moment::date as month
    from moments
),

pieces as (
    select
        *,
        greatest(first_day, (month - date '1970-01-01')) as piece_first,
        least(last_day, (last_day(month) - date '1970-01-01')) as piece_last,
        1.0 / (last_day - first_day + 1) as per_day
    from months
),

days as (
    select
        *,
        greatest(0, least(piece_last, $until) - greatest(piece_first, $since) + 1) as within,
        greatest(0, least(piece_last, $since - 1) - piece_first + 1) as days_before,
        greatest(0, piece_last - greatest(piece_first, $until + 1) + 1) as days_after
    from pieces
)

select
    line,
    channel,
    purpose,
    share,
    (month - date '1970-01-01')::integer as month,
    coalesce(amount, 0) * per_day * within as amount,
    coalesce(hours, 0) * per_day * within as hours,
    coalesce(amount, 0) * per_day * days_before as before,
    coalesce(amount, 0) * per_day * days_after as after,
    coalesce(hours, 0) * per_day * days_before as hours_before,
    coalesce(hours, 0) * per_day * days_after as hours_after,
    amount is null and hours is null as silent
from days
order by line, month
