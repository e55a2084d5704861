-- What every contact is worth on the edition's day: who it is, its rung, its orders and its money.
-- Grain: one contact. Columns: contact_id, name, company, email, phone, city, rung (0 to 7),
-- orders (count), spend (currency). $day: the edition's day. Reads contacts, intervals, standings.
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
left join standings as s on c.contact_id = s.contact_id
left join intervals as i
    on c.contact_id = i.contact_id
    and i.from_day <= $day
    and coalesce(i.to_day, 2147483647) > $day
