-- One row per contact that stands elsewhere on the evening of $day: contact_id, from_rung (under
-- the policy in force), to_rung (under the one tried); the highest rung first, $named of them.
-- Relations: intervals, tried.
select
    i.contact_id,
    i.rung as from_rung,
    t.rung as to_rung
from intervals as i
inner join tried as t on i.contact_id = t.contact_id
where
    i.from_day <= $day and (i.to_day is null or i.to_day > $day)
    and t.from_day <= $day and (t.to_day is null or t.to_day > $day)
    and i.rung != t.rung
order by greatest(i.rung, t.rung) desc, i.contact_id asc
limit $named
