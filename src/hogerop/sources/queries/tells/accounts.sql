-- Grain: one relation. One that the package calls a prospect made an enquiry on the day on which it
-- was written down, where that is known. Nothing else of a standing is an event.
-- Reads rows, meanings, nothing_told.
from nothing_told
union all by name
select
    rows.source_row,
    1 as part,
    rows.record_id,
    if(standing.meaning = 'prospect', 'enquiry', null) as kind,
    rows.created_day as day,
    true as numbered
from rows
left join
    meanings as standing
    on standing.about = 'standing'
    and standing.word = lower(rows.status)
    and rows.created_day <= $imported_day
