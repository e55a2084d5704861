-- One row per pair of standings on the evening of $day: from_rung (under the policy in force),
-- to_rung (under the one tried), contacts. Relations: intervals, tried.
select i.rung as from_rung, t.rung as to_rung, count(*) as contacts
from intervals as i
inner join tried as t on i.contact_id = t.contact_id
where
    i.from_day <= $day and (i.to_day is null or i.to_day > $day)
    and t.from_day <= $day and (t.to_day is null or t.to_day > $day)
group by i.rung, t.rung
order by i.rung, t.rung
