-- One row: the first and the last day that costs speak of: first_day, last_day (days since
-- 1970-01-01; null without costs). Relation: costs.
select
    min(day) as first_day,
    max(greatest(coalesce(until_day, day), day)) as last_day
from costs
