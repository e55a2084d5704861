-- One row per contact that ordered up to the day $first, before the panel: contact_no, day (of its
-- last order by then). Relations: takings, panel_contacts.
select p.contact_no, max(t.day) as day
from takings as t
inner join panel_contacts as p on t.contact_id = p.contact_id
where t.orders = 1 and t.day <= $first
group by p.contact_no
