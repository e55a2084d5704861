-- Everything that happened, from the lines of all imports and the parts of what was given back.
-- Grain: one event: an order number, a line of any other kind, or a part of a refund.
-- Columns: those of EVENTS. Amounts in the workspace's currency excluding VAT, in cents.
with priced as (
    select
        l.*,
        round(
            amount::double * 1e6
            / case when coalesce(includes_vat, $prices_include_vat) then $vat_factor else 1 end
        )::bigint as micros,
        -- Null, which joins nothing, for what is no numbered order: a condition on one side alone
        -- would turn the anti join below into a comparison of all pairs.
        case
            when kind = 'order' and order_ref is not null then hash("source", order_ref, record_id)
        end as sieve
    from lines as l
    where kind not in ('refund', 'cancellation')
),

-- Most orders of most files have one line: they are not grouped, which saves time and memory.
single as (
    select
        case
            when p.kind != 'order' or p.order_ref is null then p.event_id
            else (md5_number_upper(
                concat_ws(chr(31), p."source", 'order', p.order_ref, p.record_id::varchar)
            ) >> 1)::bigint
        end as event_id,
        p.* exclude (event_id, sieve),
        coalesce(round(p.margin::double * 1e6), round($margin_rate::double * p.micros))::bigint
            as margin_micros,
        1 as lines
    from priced as p
    anti join many_numbers as m on p.sieve = m.sieve
    where p.kind != 'order' or p.micros is null or p.micros >= 5000
),

happened as (
    select
        event_id, record_id, occurred_at, day, kind, micros, margin_micros, currency, order_ref,
        null::bigint as about_event_id, null::boolean as ends_order, ref_record_id, action_id, arm,
        state, "scope", channel, until_day, "source", import_no, source_row, lines
    from single
    union all
    select
        event_id, record_id, occurred_at, day, 'order', micros, margin_micros, currency, order_ref,
        null, null, null, action_id, arm,
        null, null, channel, null, "source", import_no, source_row, lines
    from many_lined
    where micros is null or micros >= 5000
),

given_back as (
    select
        case
            when p.order_no is null then r.event_id
            else (md5_number_upper(
                concat_ws(chr(31), r.event_id::varchar, o.order_id::varchar)
            ) >> 1)::bigint
        end as event_id,
        r.record_id,
        -- Booked before its order: it can lower nothing before the order is there.
        case
            when o.day > r.day then o.occurred_at
            when r.occurred_at < o.occurred_at then o.occurred_at
            else r.occurred_at
        end as occurred_at,
        greatest(r.day, o.day) as day,
        r.kind, p.cents,
        case
            when p.order_no is not null then p.margin_cents
            when r.micros > 0 then round(r.margin_micros::double / r.micros * p.cents)::bigint
        end as margin_cents,
        r.currency, r.order_ref,
        o.order_id as about_event_id, p.ends_order, r.ref_record_id, r.action_id, r.arm,
        r.state, r."scope", r.channel, r.until_day, r."source", r.import_no, r.source_row,
        1 as lines
    from refund_parts as p
    inner join refund_lines as r on p.line_no = r.line_no
    left join orders_in_question as o on p.order_no = o.order_no
),

rounded as (
    -- Cents, halves away from zero.
    select
        * exclude (micros, margin_micros),
        sign(micros) * ((abs(micros) + 5000) // 10000) as cents,
        sign(margin_micros) * ((abs(margin_micros) + 5000) // 10000) as margin_cents
    from happened
    union all by name
    select * from given_back
)

select
    event_id, record_id, occurred_at, day, kind,
    (cents::double / 100)::decimal(18, 4) as amount,
    (margin_cents::double / 100)::decimal(18, 4) as margin,
    currency, order_ref, about_event_id, ends_order, ref_record_id, action_id, arm,
    state, "scope", channel, until_day, "source", import_no, source_row, lines
from rounded
