-- Grain: one row of the file, and one more where it says whether they may be written to. A list of
-- contacts says so as it stands: a no holds from the day of the import on, a yes from the day on
-- which the row was changed, or made. A word that is neither is no consent.
-- Reads rows, meanings, nothing_told.
from nothing_told
union all by name
select source_row, 1 as part, record_id, true as numbered
from rows
union all by name
select
    source_row,
    2 as part,
    record_id,
    'consent' as kind,
    if(
        states.meaning = 'given',
        least(coalesce(changed_day, created_day, $imported_day), $imported_day),
        $imported_day
    ) as day,
    states.meaning as state,
    coalesce(lower(rows.scope), 'email') as scope,
    true as numbered
from rows
inner join meanings as states on states.about = 'consent' and states.word = lower(rows.consent)
