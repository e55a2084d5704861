-- What every contact is worth on the edition's day: who it is, its rung, its orders and its money.
-- Grain: one contact. Columns: contact_id, name, company, email, phone, city, rung (0 to 7),
-- orders (count), spend (currency). $day: the edition's day. Reads contacts, intervals, standings.
-- Few contacts may be asked for; a left join would go through everybody.
with standing as (
    select * from standings where contact_id in (select contact_id from contacts)
),

here as (
    select *
    from intervals
    where
        contact_id in (select contact_id from contacts)
        and from_day <= $day
        and coalesce(to_day, 2147483647) > $day
)

select
    c.contact_id,
    c.name,
    c.company,
    c.email,
    c.phone,
    c.city,
    i.rung,
    coalesce(if(isfinite(s.orders), s.orders, 0), 0)::bigint as orders,
    coalesce(if(isfinite(s.spend), s.spend, 0), 0) as spend
from contacts as c
left join standing as s on c.contact_id = s.contact_id
left join here as i on c.contact_id = i.contact_id
