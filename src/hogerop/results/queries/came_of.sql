-- One row per contact that was drawn, and per record that is no longer there: treated, both (its
-- records were drawn for both arms), there, household (null = none), rung (on $start, 0 = none),
-- moved (stood higher on a day after $start up to $until; if $back: lapsed on $start, and no more
-- on such a day), money (of the days $start to $until),
-- carry_over (the same without the first day with an order), before (of as many days before
-- $start), touched (reached in those days by
-- $action; null = by any). Relations: drawn, membership, intervals,
-- takings, events.
with who as (
    select
        m.contact_id,
        coalesce(m.contact_id, -d.record_id) as unit,
        bool_or(d.treated) as treated,
        bool_or(d.treated) <> bool_and(d.treated) as both_arms,
        min(d.household) as household
    from drawn as d
    left join membership as m on d.record_id = m.record_id
    group by m.contact_id, unit
),

stood as (
    select
        w.contact_id,
        coalesce(max(i.rung) filter (where i.from_day <= $start), 0) as rung,
        coalesce(max(i.rung), 0) as highest,
        coalesce(bool_or(i.lapsed) filter (where i.from_day <= $start), false) as lapsed,
        coalesce(bool_or(not i.lapsed) filter (where i.from_day > $start), false) as came_back
    from who as w
    inner join intervals as i on w.contact_id = i.contact_id
    where i.from_day <= $until and (i.to_day is null or i.to_day > $start)
    group by w.contact_id
),

taken as (
    select
        w.contact_id,
        t.day,
        sum(t.money) as money,
        sum(t.orders) > 0 as ordered
    from who as w
    inner join takings as t on w.contact_id = t.contact_id
    where t.day between 2 * $start - $until - 1 and $until
    group by w.contact_id, t.day
),

earned as (
    select
        contact_id,
        sum(money) filter (where day >= $start) as money,
        sum(money) filter (where day < $start) as before,
        arg_min(money, day) filter (where day >= $start and ordered) as first_order
    from taken
    group by contact_id
),

reached as (
    select distinct m.contact_id
    from events as e
    inner join membership as m on e.record_id = m.record_id
    where
        e.kind = 'touch'
        and e.day between $start and $until
        and ($action::text is null or e.action_id = $action)
)

select
    w.treated,
    w.both_arms,
    w.contact_id is not null as there,
    w.household,
    coalesce(s.rung, 0)::integer as rung,
    coalesce(if($back, s.lapsed and s.came_back, s.highest > s.rung), false) as moved,
    coalesce(e.money, 0) as money,
    coalesce(e.money, 0) - coalesce(e.first_order, 0) as carry_over,
    coalesce(e.before, 0) as before,
    r.contact_id is not null as touched
from who as w
left join stood as s on w.contact_id = s.contact_id
left join earned as e on w.contact_id = e.contact_id
left join reached as r on w.contact_id = r.contact_id
order by w.unit
