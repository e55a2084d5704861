-- One row per channel ('' = not known) and day of coming in: channel, came_day, people, interested,
-- bought (how many of them have by $day). Relation: arrivals.
select
    channel,
    came_day,
    count(*) as people,
    count(interested_day) as interested,
    count(bought_day) as bought
from arrivals
group by all
order by channel, came_day
