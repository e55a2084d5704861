-- Grain: one row in all: first and last day of what was taken. Reads lines, costs.
select min(day)::integer as first_day, max(day)::integer as last_day
from (
    select day from lines
    union all
    select day from costs
)
