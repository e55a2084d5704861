-- One row per group and month of the first order: label, old, month (number from January 1970),
-- buyers. Relation: first_bought.
select label, old, month, count(*) as buyers
from first_bought
group by all
order by label, old, month
