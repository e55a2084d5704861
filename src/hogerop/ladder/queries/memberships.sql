-- One row per contact and day with joining or leaving, on the timeline: contact_no; kind (3); day;
-- amount and margin ($unknown); target (last day of what was joined after the last leaving of the
-- day, $never = no end, the day before if nothing was); ends (it was left that day).
with passes as (
    select
        n.contact_no,
        e.day,
        e.kind,
        e.until_day,
        row_number() over (
            partition by n.contact_no, e.day order by e.occurred_at nulls first, e.event_id
        ) as place
    from events as e
    inner join numbered as n on e.record_id = n.record_id
    where e.kind in ('joined', 'left')
),

leavings as (
    select contact_no, day, coalesce(max(place) filter (where kind = 'left'), 0) as last_left
    from passes
    group by contact_no, day
)

select
    p.contact_no,
    3::tinyint as kind,
    p.day,
    $unknown::bigint as amount,
    $unknown::bigint as margin,
    coalesce(
        max(coalesce(p.until_day, $never::integer)) filter (where p.place > l.last_left), p.day - 1
    )::integer as target,
    bool_or(l.last_left > 0) as ends
from passes as p
inner join leavings as l on p.contact_no = l.contact_no and p.day = l.day
group by p.contact_no, p.day
