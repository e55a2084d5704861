-- One row per contact seen by $day that is asked for, one page of them: contact_id, moment (day on
-- which the contact comes down, or gave its last sign; null where neither is asked for) and in_all
-- (how many there are on all pages together). A page without anybody is one row without a contact.
-- By moment, then where $by_value by what is expected of them, then by rung from the top, then by
-- name, a company by its own.
-- $words: small letters that name, address or a number must hold, empty = whatever.
-- $rung: -1 = all; $lapsed: null = both.
-- $falls_by: only who comes down on or before this day if nothing happens; null = whoever.
-- $ahead: only who does what a higher rung than the next asks (known of the edition's day alone).
-- $channel: only who came through it; null = whoever. $reach: only whom a message may reach, as
-- permissions say. $due_before: only who gave no sign on this day or later; null = whoever.
-- Relations: all_intervals, contacts, standings, values, permissions, signs.
with standing as (
    select
        contact_id,
        rung,
        lapsed
    from all_intervals
    where
        from_day <= $day
        and (to_day is null or to_day > $day)
        and ($rung = -1 or rung = $rung)
        and ($lapsed is null or lapsed = $lapsed)
),

falling as (
    select
        i.contact_id,
        min(i.from_day) as moment
    from all_intervals as i
    inner join standing as s on i.contact_id = s.contact_id
    where
        $falls_by is not null and i.from_day > $day and i.from_day <= $falls_by and i.rung < s.rung
    group by i.contact_id
),

asked as materialized (
    select
        s.contact_id,
        s.rung,
        coalesce(f.moment, case when $due_before is not null then g.last_day end) as moment,
        coalesce(v.lifetime_value, v.value_12, v.orders_12, v.last_12) as worth,
        lower(
            case
                when c.kind = 'company' then coalesce(c.company, c.name)
                else coalesce(c.name, c.company)
            end
        ) as called
    from standing as s
    inner join contacts as c on s.contact_id = c.contact_id
    left join falling as f on s.contact_id = f.contact_id
    left join standings as x on s.contact_id = x.contact_id and $ahead
    left join "values" as v on s.contact_id = v.contact_id and $by_value
    left join permissions as p on s.contact_id = p.contact_id and $reach
    left join signs as g on s.contact_id = g.contact_id
    where
        ($falls_by is null or f.moment is not null)
        and (not $ahead or ((x.rules_held & 255) >> (s.rung + 2)) > 0)
        and ($words = '' or contains(c.words, $words))
        and ($channel is null or c.channel = $channel)
        and ($due_before is null or g.last_day < $due_before)
        and (not $reach or p.permission in ('given', 'customer'))
),

counted as (
    select count(contact_id) as in_all from asked
),

paged as (
    select * from asked
    order by
        moment asc nulls last,
        worth desc nulls last,
        rung desc,
        called asc nulls last,
        contact_id asc
    limit $size offset $skip
)

select
    p.contact_id,
    p.moment,
    n.in_all
from counted as n
left join paged as p on true
order by
    p.moment asc nulls last,
    p.worth desc nulls last,
    p.rung desc,
    p.called asc nulls last,
    p.contact_id asc
