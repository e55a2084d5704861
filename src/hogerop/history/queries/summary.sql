-- What became of the lines, in numbers.
-- Grain: one row. Columns: counts; money in the workspace's currency excluding VAT, _micros in
-- millionths of it.
with naught as (
    select
        count(*) as not_orders,
        coalesce(sum(micros), 0) as micros
    from (
        select micros from many_lined where micros < 5000
        union all
        select
            round(
                l.amount::double * 1e6
                / case
                    when coalesce(l.includes_vat, $prices_include_vat) then $vat_factor else 1
                end
            )::bigint as micros
        from lines as l
        anti join many_numbers
            on l.order_ref is not null
            and sieve = hash(l."source", l.order_ref, l.record_id)
        where l.kind = 'order' and l.amount < 0.01 * $vat_factor
    )
    where micros < 5000
)

select
    count(*) as events,
    count(*) filter (where kind = 'order') as orders,
    count(*) filter (where kind = 'order' and amount is null) as orders_unknown,
    coalesce(sum(lines) filter (where kind = 'order'), 0)::bigint as order_lines,
    coalesce(sum(amount) filter (where kind = 'order'), 0) as orders_money,
    count(*) filter (where kind = 'refund' and about_event_id is not null) as matched,
    coalesce(sum(amount) filter (where kind = 'refund' and about_event_id is not null), 0)
        as refunds_matched,
    count(*) filter (where kind = 'refund' and about_event_id is null) as unmatched,
    coalesce(sum(amount) filter (where kind = 'refund' and about_event_id is null), 0)
        as refunds_unmatched,
    count(*) filter (where kind = 'cancellation' and about_event_id is not null) as cancelled,
    coalesce(sum(amount) filter (where kind = 'cancellation'), 0) as cancelled_money,
    count(*) filter (where kind = 'cancellation' and about_event_id is null)
        as cancellations_unmatched,
    (select count(*) from refund_lines where not cancels) as refund_lines,
    (select not_orders from naught) as not_orders,
    (select micros::bigint from naught) as not_orders_micros
from events
