-- Order lines that something given back could be about: all those of the contacts who gave
-- something back, and of the order numbers that were named. Orders are whole here.
-- Grain: one order line.
-- Columns: order_id = event_id of its order; micros = millionths of the currency excluding VAT;
-- pieces = ten-thousandths; moment = as in refund_lines, but the day's start if only the day is
-- known (what happened on the same day may be given back).
with asked as (
    select m.record_id, m.contact_id
    from membership as m
    semi join refund_lines as r on m.contact_id = r.contact_id
),

named as (
    select distinct "source", number
    from refund_lines
    where number is not null
),

wanted as (
    select l.*
    from lines as l
    semi join asked as a on l.record_id = a.record_id
    where l.kind = 'order'
    union all
    select l.*
    from lines as l
    semi join named as n on l."source" = n."source" and l.order_ref = n.number
    anti join asked as a on l.record_id = a.record_id
    where l.kind = 'order'
),

priced as (
    select
        *,
        round(
            amount::double * 1e6
            / case when coalesce(includes_vat, $prices_include_vat) then $vat_factor else 1 end
        )::bigint as micros
    from wanted
)

select
    case
        when p.order_ref is null then p.event_id
        else (md5_number_upper(
            concat_ws(chr(31), p."source", 'order', p.order_ref, p.record_id::varchar)
        ) >> 1)::bigint
    end as order_id,
    p.record_id,
    m.contact_id,
    p."source",
    p.order_ref,
    p.product,
    p.day,
    p.occurred_at,
    p.micros,
    coalesce(round(p.margin::double * 1e6), round($margin_rate::double * p.micros))::bigint
        as margin_micros,
    round(p.quantity::double * 1e4)::bigint as pieces
from priced as p
inner join membership as m on p.record_id = m.record_id
