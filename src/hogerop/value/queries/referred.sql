-- One row per referred contact who still is a buyer on $day: referrer, referred, day (of the first
-- order), rung (of the referrer on the evening before the referral; 0 = outside, or not yet seen),
-- rung_now (of the referrer on $day), orders, money (of the referred, up to $day; currency).
-- Relations: credits, events, intervals, takings.
with counting as (
    select c.referrer, c.referred, c.day, e.day as referral_day
    from credits as c
    inner join events as e on c.event_id = e.event_id
    where c.day <= $day and (c.gone_day is null or c.gone_day > $day)
),

bought as (
    select contact_id, sum(orders)::bigint as orders, sum(money) as money
    from takings
    where contact_id in (select referred from counting)
    group by contact_id
)

select
    c.referrer,
    c.referred,
    c.day,
    coalesce(i.rung, 0)::integer as rung,
    coalesce(n.rung, 0)::integer as rung_now,
    b.orders,
    b.money::double as money
from counting as c
inner join bought as b on c.referred = b.contact_id and b.orders > 0
left join intervals as i
    on c.referrer = i.contact_id
    and c.referral_day > i.from_day
    and coalesce(i.to_day, 2147483647) >= c.referral_day
left join intervals as n
    on c.referrer = n.contact_id
    and n.from_day <= $day
    and coalesce(n.to_day, 2147483647) > $day
order by c.day, c.referred
