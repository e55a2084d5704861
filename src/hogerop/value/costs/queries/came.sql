-- One row per channel ('' = not known) and day of coming in: channel, came_day, people, interested,
-- bought (how many of them have by $day), suspects (who did neither on the day they came in).
-- Relation: arrivals.
select
    channel,
    came_day,
    count(*) as people,
    count(interested_day) as interested,
    count(bought_day) as bought,
    count(*) filter (where coalesce(interested_day > came_day, true)) as suspects
from arrivals
group by all
order by channel, came_day
