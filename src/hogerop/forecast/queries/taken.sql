-- One row per contact and month in which it ordered or gave back: contact_no, month (its number in
-- the panel), orders, money (currency; 0 where unknown; refunds of an order taken off in its
-- month). Relations: takings, panel_contacts, month_ends.
select
    p.contact_no,
    m.month,
    sum(t.orders)::integer as orders,
    sum(t.money)::float as money
from takings as t
inner join panel_contacts as p on t.contact_id = p.contact_id
asof inner join month_ends as m on t.day > m.after_day
where t.day > $first
group by p.contact_no, m.month
