-- Grain: one thing that a row of an order file tells: its line, what was given back of it, and
-- what makes the lines add up to the order's own total.
-- Reads rows, meanings, nothing_told. amount: signed as in the file, in the file's currency.
with in_question as (
    -- Few orders need to be seen as a whole: those with a minus, a total, or something given back.
    select distinct order_ref
    from rows
    where
        order_ref is not null
        and (
            value < 0
            or subtotal is not null
            or refunded is not null
            or cancelled_day is not null
            or lower(status) in (
                select word from meanings where about = 'order' and meaning = 'refunded'
            )
        )
),

orders as (
    select
        order_ref,
        record_id,
        coalesce(max(value), 0) > 0 as has_positive,
        sum(value) as total,
        max(refunded) as refunded
    from rows
    where order_ref in (select order_ref from in_question)
    group by order_ref, record_id
),

lined as (
    select
        rows.*,
        state.meaning as stands,
        coalesce(credit.meaning, state.meaning) = 'credit' as credited,
        coalesce(orders.has_positive, false) as order_has_positive,
        coalesce(orders.total, rows.value) as lines_total,
        coalesce(orders.refunded, rows.refunded) as order_refunded
    from rows
    left join meanings as state on state.about = 'order' and state.word = lower(rows.status)
    left join meanings as credit on credit.about = 'order' and credit.word = lower(rows.credit)
    left join orders
        on rows.order_ref = orders.order_ref
        and rows.record_id is not distinct from orders.record_id
),

judged as (
    select
        *,
        case
            when stands = 'cancelled' then 'cancellation'
            when credited then 'refund'
            when quantity < 0 and coalesce(value, 0) <= 0 then 'refund'
            -- A negative price among positive lines is a discount on that order.
            when value < 0 and not order_has_positive then 'refund'
            else 'order'
        end as line_kind
    from lined
),

itself as (
    select
        source_row, 1 as part, currency, rate, record_id, line_kind as kind,
        happened_day as day, happened_at as at,
        if(coalesce(credited, false) and line_kind = 'refund', -abs(value), value) as amount,
        includes_vat, margin, order_ref,
        case
            when line_kind = 'order' then null
            when about_ref is not null then about_ref
            when line_kind = 'cancellation' or order_has_positive then order_ref
        end as about_ref,
        coalesce(product, product_name) as product,
        if(coalesce(credited, false) and line_kind = 'refund', -abs(quantity), quantity)
            as quantity,
        used_code as code, channel, product_name as said, stands
    from judged
),

given_back as (
    select
        source_row, 2 as part, currency, rate, record_id, 'refund' as kind,
        coalesce(cancelled_day, happened_day) as day,
        if(cancelled_day is null, happened_at, cancelled_at) as at,
        case
            when refunded > 0 then -refunded
            when cancelled_day is not null then -coalesce(subtotal, lines_total)
            else -value
        end as amount,
        includes_vat, order_ref, order_ref as about_ref,
        if(
            coalesce(refunded, 0) > 0 or cancelled_day is not null,
            null,
            coalesce(product, product_name)
        ) as product,
        if(coalesce(refunded, 0) > 0 or cancelled_day is not null, null, -quantity) as quantity,
        'given back' as said
    from judged
    where
        line_kind = 'order'
        and (
            refunded > 0
            or cancelled_day is not null
            or (stands = 'refunded' and order_refunded is null and value > 0)
        )
),

difference as (
    select
        source_row, 3 as part, currency, rate, record_id, 'order' as kind,
        happened_day as day, happened_at as at,
        subtotal - lines_total as amount,
        includes_vat, order_ref, used_code as code, 'difference' as said
    from judged
    where line_kind = 'order' and abs(subtotal - lines_total) >= 0.005
)

from nothing_told
union all by name
select
    * exclude (stands),
    order_ref is not null and not $fill_down as numbered,
    if(stands = 'purchase', 'purchase', null) as reason
from (
    from itself
    union all by name
    from given_back
    union all by name
    from difference
)
