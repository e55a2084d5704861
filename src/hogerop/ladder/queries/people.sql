-- One row per contact seen by $day, by rung from the top and then by name: contact_id, name, email,
-- rung, lapsed, since, stays_until and lapses_on (days; null = never, or not known because events
-- came after $day), rules_held (null unless $day is the edition's day), and the contact's columns.
-- $rung: -1 = all; $lapsed: null = both. $ahead_known: nothing happened after $day.
with standing as (
    select *
    from intervals
    where from_day <= $day and (to_day is null or to_day > $day)
),

lapses as (
    select i.contact_id, min(i.from_day) as lapses_on
    from intervals as i
    inner join standing as s on i.contact_id = s.contact_id
    where i.lapsed and i.from_day > $day and not s.lapsed
    group by i.contact_id
)

select
    c.contact_id,
    coalesce(c.name, c.company) as name,
    s.rung,
    s.lapsed,
    t.from_day as since,
    case when $ahead_known then t.to_day - 1 end as stays_until,
    case when $ahead_known then l.lapses_on end as lapses_on,
    x.rules_held,
    c.source_ids,
    c.email,
    c.phone,
    c.company,
    c.kind,
    c.street,
    c.postcode,
    c.city,
    c.region,
    c.country,
    c.industry,
    c.sbi,
    c.employees,
    c.language,
    c.channel,
    c.tags
from standing as s
inner join contacts as c on s.contact_id = c.contact_id
inner join stays as t
    on s.contact_id = t.contact_id
    and t.from_day <= $day
    and (t.to_day is null or t.to_day > $day)
left join lapses as l on s.contact_id = l.contact_id
left join standings as x on s.contact_id = x.contact_id and $with_rules
where
    ($rung = -1 or s.rung = $rung)
    and ($lapsed is null or s.lapsed = $lapsed)
order by s.rung desc, lower(coalesce(c.name, c.company)) asc nulls last, c.contact_id asc
