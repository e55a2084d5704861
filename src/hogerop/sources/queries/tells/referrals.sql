-- Grain: one referral. Reads rows, nothing_told.
from nothing_told
union all by name
select
    source_row,
    1 as part,
    currency,
    rate,
    record_id,
    'referral' as kind,
    happened_day as day,
    happened_at as at,
    ref_record_id, true as numbered,
    if(ref_record_id is null, 'nobody', null) as reason
from rows
