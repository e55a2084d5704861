-- Grain: one beginning or end of a membership. Reads rows, nothing_told.
-- A membership given up runs until its last day, where that is later.
with ended as (
    select
        *,
        if(left_day is null, null, greatest(left_day, coalesce(until_day, left_day))) as end_day
    from rows
)

from nothing_told
union all by name
select
    source_row,
    1 as part,
    currency,
    rate,
    record_id,
    'joined' as kind,
    joined_day as day,
    joined_at as at,
    coalesce(if(end_day > $imported_day, end_day, null), until_day) as until_day,
    card as order_ref, true as numbered
from ended
union all by name
select
    source_row, 2 as part, currency, rate, record_id, 'left' as kind, end_day as day,
    card as order_ref, true as numbered
from ended
where end_day <= $imported_day
