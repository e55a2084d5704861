-- Grain: one row in all: first and last day of what was taken; of a cost the last of its period.
-- Reads lines, costs.
select min(day)::integer as first_day, max(until_day)::integer as last_day
from (
    select day, day as until_day from lines
    union all
    select day, coalesce(until_day, day) as until_day from costs
)
