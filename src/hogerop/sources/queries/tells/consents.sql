-- Grain: one consent, given or withdrawn. Reads rows, meanings, nothing_told.
from nothing_told
union all by name
select
    source_row,
    1 as part,
    currency,
    rate,
    record_id,
    'consent' as kind,
    happened_day as day,
    happened_at as at,
    states.meaning as state, lower(rows.scope) as scope, true as numbered,
    if(states.meaning is null, 'word', null) as reason
from rows
left join meanings as states on states.about = 'consent' and states.word = lower(rows.consent)
