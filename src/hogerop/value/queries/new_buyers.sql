-- One row: buyers (all on $day), money (theirs; currency), fresh (who first bought in $since to
-- $until). Relation: takings.
with each as (
    select
        contact_id,
        min(day) filter (where orders = 1) as bought_day,
        sum(money) as money
    from takings
    group by contact_id
)

select
    count(*) as buyers,
    coalesce(sum(money), 0)::double as money,
    count(*) filter (where bought_day between $since and $until) as fresh
from each
where bought_day is not null
