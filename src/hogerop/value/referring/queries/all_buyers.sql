-- One row: buyers (who have an order that still stands), money (all that they brought; currency).
-- Relations: buyers, takings.
select
    count(distinct b.contact_id) as buyers,
    coalesce(sum(t.money), 0)::double as money
from buyers as b
inner join takings as t on b.contact_id = t.contact_id
