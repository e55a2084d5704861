-- One row per group, month of the first order, days (to the next order, or else waited up to $day)
-- and whether they ordered again: label, old, month, days, again, people. Relation: first_bought.
select
    label,
    old,
    month,
    coalesce(again_day, $day) - bought_day as days,
    again_day is not null as again,
    count(*) as people
from first_bought
group by all
order by label, old, month, days, again
