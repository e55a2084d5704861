-- The stays of one contact until a day, by day: rung, lapsed, from_day, to_day (never null).
-- Relation: intervals.
select
    rung,
    lapsed,
    from_day,
    least(coalesce(to_day, $until), $until)::integer as to_day
from intervals
where contact_id = $contact and from_day < $until
order by from_day
