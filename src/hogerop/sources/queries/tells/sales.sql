-- Grain: one quotation, or one sales order, or one that was called off.
-- Reads rows, meanings, nothing_told.
with judged as (
    select
        rows.*,
        state.meaning as stands
    from rows
    left join meanings as state on state.about = 'sale' and state.word = lower(rows.status)
)

from nothing_told
union all by name
select
    source_row,
    1 as part,
    currency,
    rate,
    record_id,
    case stands when 'order' then 'order' when 'cancelled' then 'cancellation' else 'quote' end
        as kind,
    happened_day as day,
    happened_at as at,
    value as amount, includes_vat, order_ref,
    if(stands = 'cancelled', order_ref, null) as about_ref,
    if(stands = 'quote', 'open', null) as state,
    channel, used_code as code, order_ref is not null as numbered,
    if(stands is null, 'word', null) as reason
from judged
