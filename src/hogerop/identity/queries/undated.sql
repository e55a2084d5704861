-- How many contacts are known from the day of their import only.
-- Grain: one such day. Columns: day; n (contacts).
select first_seen_day as day, count(*) as n
from first_days
where undated
group by first_seen_day
order by first_seen_day
