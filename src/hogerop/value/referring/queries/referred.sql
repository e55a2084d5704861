-- One row per buyer on $day who came by $referral: referrer (who gets the credit; null = it is not
-- recorded who sent them), referred, day (of the first order that still stands), old (a buyer
-- before the records begin), rung (of the referrer on the evening before the referral; 0 = outside,
-- or not yet seen), rung_now (of the referrer on $day), orders, money (of the referred, up to $day;
-- currency). Relations: buyers, credits, events, intervals, takings.
with sent as (
    select b.contact_id, b.bought_day, b.old, c.referrer, e.day as referral_day
    from buyers as b
    left join credits as c on b.contact_id = c.referred and c.day <= $day
    left join events as e on c.event_id = e.event_id
    where b.channel = $referral
),

brought as (
    select contact_id, sum(orders)::bigint as orders, sum(money) as money
    from takings
    where contact_id in (select contact_id from sent)
    group by contact_id
)

select
    s.referrer,
    s.contact_id as referred,
    s.bought_day as day,
    s.old,
    coalesce(i.rung, 0)::integer as rung,
    coalesce(n.rung, 0)::integer as rung_now,
    b.orders,
    b.money::double as money
from sent as s
inner join brought as b on s.contact_id = b.contact_id
left join intervals as i
    on s.referrer = i.contact_id
    and s.referral_day > i.from_day
    and coalesce(i.to_day, 2147483647) >= s.referral_day
left join intervals as n
    on s.referrer = n.contact_id
    and n.from_day <= $day
    and coalesce(n.to_day, 2147483647) > $day
order by s.bought_day, s.contact_id
