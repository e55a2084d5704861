-- Every line that gives something back: refunds, and cancellations of a whole order.
-- Grain: one line.
-- Columns: those of LINES; line_no counts from 0 in the order in which they are settled; micros and
-- margin_micros are millionths of the workspace's currency excluding VAT, zero or more, null =
-- unknown; pieces are ten-thousandths, null = unknown; moment is a sortable time (day * 2^38 +
-- time of day; the day's end if only the day is known); number is the order that the line names;
-- sure says that it is named outright.
with back as (
    select
        l.*,
        abs(round(
            amount::double * 1e6
            / case when coalesce(includes_vat, $prices_include_vat) then $vat_factor else 1 end
        )::bigint) as micros,
        day::bigint * 274877906944 + coalesce(
            epoch_us(occurred_at) - day::bigint * 86400000000 + 68719476736, 274877906943
        ) as moment
    from lines as l
    where kind in ('refund', 'cancellation')
),

known as (
    select
        b.*,
        m.contact_id,
        coalesce(abs(round(margin::double * 1e6)), round($margin_rate::double * micros))::bigint
            as margin_micros,
        nullif(abs(round(quantity::double * 1e4)), 0)::bigint as pieces,
        coalesce(about_ref, order_ref) as number,
        about_ref is not null as sure
    from back as b
    inner join membership as m on b.record_id = m.record_id
)

select
    row_number() over (order by day, kind = 'cancellation', number is null, moment, event_id) - 1
        as line_no,
    * exclude (amount, margin, quantity, includes_vat),
    kind = 'cancellation' as cancels
from known
