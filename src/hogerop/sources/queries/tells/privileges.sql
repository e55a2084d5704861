-- Grain: one privilege that was used. Reads rows, nothing_told.
from nothing_told
union all by name
select
    source_row,
    1 as part,
    currency,
    rate,
    record_id,
    'privilege' as kind,
    happened_day as day,
    happened_at as at,
    benefit as product, action as action_id, false as numbered
from rows
