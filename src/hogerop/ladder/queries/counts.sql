-- One row per standing on the evening of $day: rung (0 = outside), lapsed, contacts, and how many
-- of them stand outside the target market. Relations: intervals, markets (contact_id, in_market).
select
    i.rung,
    i.lapsed,
    count(*) as contacts,
    count(*) filter (where not coalesce(m.in_market, true)) as outside_market
from intervals as i
left join markets as m on i.contact_id = m.contact_id
where i.from_day <= $day and (i.to_day is null or i.to_day > $day)
group by i.rung, i.lapsed
order by i.rung, i.lapsed
