-- One row per group, month of the first order and age (calendar months since then) in which anybody
-- of them ordered or gave back: label, old, month (number from January 1970), age, ordered (how
-- many of them did), orders, money (currency; refunds taken off). Relations: first_bought, takings.
select
    b.label,
    b.old,
    b.month,
    (
        year(date '1970-01-01' + t.day) * 12 + month(date '1970-01-01' + t.day) - 1970 * 12 - 1
        - b.month
    )::integer as age,
    count(distinct t.contact_id) filter (where t.orders = 1) as ordered,
    sum(t.orders)::bigint as orders,
    sum(t.money)::double as money
from takings as t
inner join first_bought as b on t.contact_id = b.contact_id
group by all
order by label, old, month, age
