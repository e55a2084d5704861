-- One row per contact that was there by $until: chosen (reached by $campaign; null = by any that no
-- plan has), money (of the days $start to $until), before (of as many days before $start).
-- Relations: contacts, events, membership, planned, takings.
with reached as (
    select distinct m.contact_id
    from events as e
    inner join membership as m on e.record_id = m.record_id
    anti join planned as p on e.action_id = p.campaign
    where
        e.kind = 'touch'
        and e.action_id is not null
        and e.day <= $until
        and ($campaign::text is null or e.action_id = $campaign)
),

earned as (
    select
        contact_id,
        sum(money) filter (where day >= $start) as money,
        sum(money) filter (where day < $start) as before
    from takings
    where day between 2 * $start - $until - 1 and $until
    group by contact_id
)

select
    r.contact_id is not null as chosen,
    coalesce(e.money, 0) as money,
    coalesce(e.before, 0) as before
from contacts as c
left join reached as r on c.contact_id = r.contact_id
left join earned as e on c.contact_id = e.contact_id
where c.first_seen_day <= $until
order by c.contact_id
