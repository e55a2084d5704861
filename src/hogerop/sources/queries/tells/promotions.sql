-- Grain: one referral or testimonial of the fill-in sheet. Reads rows, meanings, nothing_told.
from nothing_told
union all by name
select
    source_row,
    1 as part,
    currency,
    rate,
    record_id,
    kinds.meaning as kind,
    happened_day as day,
    happened_at as at,
    if(kinds.meaning = 'referral', ref_record_id, null) as ref_record_id, true as numbered,
    note as said,
    case
        when kinds.meaning is null then 'word'
        when kinds.meaning = 'referral' and ref_record_id is null then 'nobody'
    end as reason
from rows
left join meanings as kinds on kinds.about = 'promotion' and kinds.word = lower(rows.promotion)
