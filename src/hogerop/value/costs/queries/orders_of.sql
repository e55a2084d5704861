-- One row: what was ordered in $since to $until by those who were buyers before: orders,
-- money (currency), buyers (how many of them ordered), squares (sum over buyers of the square of
-- their orders), with_first (sum over those who also became a buyer within the period of theirs);
-- firsts (who became a buyer within the period). A repeat order is any but a buyer's first; of
-- several on the first day all but one. Who first ordered by $late was a buyer before the records
-- begin: all of theirs are repeats. Relation: takings.
with numbered as (
    select
        contact_id,
        day,
        money,
        row_number() over (partition by contact_id order by day) as place
    from takings
    where orders = 1
),

each as (
    select
        contact_id,
        count(*) filter (where place > 1 or day <= $late) as repeats,
        count(*) filter (where place = 1 and day > $late) as firsts,
        coalesce(sum(money) filter (where place > 1 or day <= $late), 0) as money
    from numbered
    where day between $since and $until
    group by contact_id
)

select
    coalesce(sum(repeats), 0)::bigint as orders,
    coalesce(sum(money), 0)::double as money,
    count(*) filter (where repeats > 0) as buyers,
    coalesce(sum(repeats * repeats), 0)::double as squares,
    coalesce(sum(repeats * firsts), 0)::double as with_first,
    coalesce(sum(firsts), 0)::bigint as firsts
from each
