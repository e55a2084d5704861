-- Grain: one thing that a row of a file of quotes or deals tells: the quote, and its order.
-- A won deal without a day of winning has a null day, and is set aside.
-- Reads rows, meanings, nothing_told.
with judged as (
    select
        rows.*,
        case
            when state.meaning is not null then state.meaning
            when $has_status then 'open'
            else 'won'
        end as stands
    from rows
    left join meanings as state on state.about = 'quote' and state.word = lower(rows.status)
)

from nothing_told
union all by name
select
    source_row,
    1 as part,
    currency,
    rate,
    record_id,
    'quote' as kind,
    quoted_day as day,
    quoted_at as at,
    value as amount, includes_vat, quote_ref as order_ref, product_name as product,
    stands as state, channel, used_code as code, quote_ref is not null as numbered
from judged
where $has_quoted
union all by name
select
    source_row,
    2 as part,
    currency,
    rate,
    record_id,
    'order' as kind,
    closed_day as day,
    closed_at as at,
    value as amount, includes_vat, quote_ref as order_ref, product_name as product,
    channel, used_code as code, quote_ref is not null as numbered
from judged
where $has_closed and stands = 'won'
