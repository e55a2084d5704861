-- Who might take part in a round, and what is known of them.
-- Grain: one contact. Columns: contact_id; record_id = their oldest record; standing = rung on
-- $day, 0 to 7, and 8 more for who lapsed; value = money expected of the coming 12 months, or
-- where that is not known what the 12 before brought, null = neither; reached = how often an
-- action reached them from $since on; taken = a record of theirs takes part in an open action;
-- has_name, has_email, has_phone, has_address = whether there is one to reach them by.
-- Reads contacts, intervals, values, membership, events, oldest (contact_id, record_id),
-- spoken_for (record_id) and went_out (record_id, action_id, channel, day, kind).
with touched as (
    select record_id, action_id, channel, day
    from events
    where kind = 'touch' and day >= $since
    union
    select record_id, action_id, channel, day
    from went_out
    where day >= $since
),

reached as (
    select m.contact_id, count(*) as times
    from touched as t
    inner join membership as m on t.record_id = m.record_id
    group by m.contact_id
),

taken as (
    select distinct m.contact_id
    from membership as m
    semi join spoken_for as s on m.record_id = s.record_id
)

select
    c.contact_id,
    o.record_id,
    (i.rung + if(i.lapsed, 8, 0))::bigint as standing,
    coalesce(v.value_12, v.last_12) as value,
    coalesce(r.times, 0) as reached,
    t.contact_id is not null as taken,
    coalesce(c.name, c.company) is not null as has_name,
    c.email is not null as has_email,
    c.phone is not null as has_phone,
    c.street is not null and coalesce(c.postcode, c.city) is not null as has_address
from contacts as c
inner join oldest as o on c.contact_id = o.contact_id
inner join intervals as i
    on
    c.contact_id = i.contact_id
    and i.from_day <= $day
    and (i.to_day is null or i.to_day > $day)
left join "values" as v on c.contact_id = v.contact_id
left join reached as r on c.contact_id = r.contact_id
left join taken as t on c.contact_id = t.contact_id
order by c.contact_id
