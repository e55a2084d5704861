-- Grain: one discount code and its referrer. It is no event: it has no day.
-- Reads rows, nothing_told.
from nothing_told
union all by name
select
    source_row,
    1 as part,
    currency,
    rate,
    record_id,
    'code' as kind,
    0 as day,
    lower(used_code) as code,
    true as numbered,
    if(used_code is null or record_id is null, 'nobody', null) as reason
from rows
