-- Grain: one person whom an action or campaign reached on a day. Reads rows, nothing_told.
from nothing_told
union all by name
select
    source_row,
    1 as part,
    currency,
    rate,
    record_id,
    'touch' as kind,
    happened_day as day,
    happened_at as at,
    action as action_id, channel, true as numbered
from rows
