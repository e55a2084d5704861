-- One row per unbroken membership up to $day: first_day, last_day ($never = no end is known), and
-- gone (it was given up by $day); and months, the usual length of what is paid for at once, of
-- several alike the shortest, the same in every row (null = no last day is known of any). Who takes
-- up a new one within $grace days after the last day goes on; who gave it up begins anew.
-- Relations: events, membership.
with passes as (
    select m.contact_id, e.day, e.until_day, e.kind
    from events as e
    inner join membership as m on e.record_id = m.record_id
    where e.kind in ('joined', 'left') and e.day <= $day
),

joined as (
    select
        p.contact_id,
        p.day,
        coalesce(p.until_day, $never::integer) as until_day,
        coalesce(min(l.day), $never::integer) as left_day
    from passes as p
    left join passes as l on p.contact_id = l.contact_id and l.kind = 'left' and p.day <= l.day
    where p.kind = 'joined'
    group by p.contact_id, p.day, p.until_day
),

placed as (
    select
        *,
        coalesce(
            day > $grace + max(least(until_day, left_day)) over before
            or day >= min(left_day) over before, true
        ) as begins
    from joined
    window before as (
        partition by contact_id order by day, until_day
        rows between unbounded preceding and 1 preceding
    )
),

numbered as (
    select
        *, sum(begins::integer) over (
            partition by contact_id order by day, until_day rows unbounded preceding
        ) as spell
    from placed
),

lengths as (
    select
        greatest(round((until_day - day + 1) / 30.4375), 1)::integer as months,
        count(*) as many
    from passes
    where kind = 'joined' and until_day >= day
    group by months
),

usual as (
    select arg_max(months, (many, -months)) as months
    from lengths
)

select
    min(n.day)::integer as first_day,
    max(least(n.until_day, n.left_day))::integer as last_day,
    min(n.left_day) < $never as gone,
    any_value(u.months) as months
from numbered as n
cross join usual as u
group by n.contact_id, n.spell
order by first_day, last_day
