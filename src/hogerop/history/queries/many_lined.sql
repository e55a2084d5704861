-- Orders of more than one line, each put together from its lines.
-- Grain: one order number (source, order_ref, record_id).
-- Columns: the order's own of EVENTS; day and occurred_at are its first line's; micros and
-- margin_micros are millionths of the workspace's currency excluding VAT, null = unknown;
-- import_no and source_row are those of its first row.
with line as (
    select
        l.*,
        round(
            amount::double * 1e6
            / case when coalesce(includes_vat, $prices_include_vat) then $vat_factor else 1 end
        )::bigint as micros
    from lines as l
    semi join many_numbers on sieve = hash(l."source", l.order_ref, l.record_id)
    where kind = 'order' and order_ref is not null
),

priced as (
    select
        *,
        coalesce(round(margin::double * 1e6), round($margin_rate::double * micros))::bigint
            as margin_micros
    from line
),

summed as (
    select
        "source",
        order_ref,
        record_id,
        min(day) as day,
        -- A later line's time must not stand in for that of a first line that only knows its day.
        case
            when min(day) filter (where occurred_at is not null) = min(day) then min(occurred_at)
        end as occurred_at,
        sum(micros)::bigint as micros,
        count(*) > count(micros) as holds_unknown,
        case
            when count(*) filter (where micros is not null and margin_micros is null) = 0
                then sum(margin_micros)::bigint
        end as margin_micros,
        min(currency) as currency,
        min(action_id) as action_id,
        min(arm) as arm,
        min(channel) as channel,
        min((import_no::bigint << 32) | source_row) as first_row,
        count(*)::integer as lines
    from priced
    group by "source", order_ref, record_id
)

select
    * exclude (holds_unknown, first_row, micros),
    (
        md5_number_upper(concat_ws(chr(31), "source", 'order', order_ref, record_id::varchar)) >> 1
    )::bigint as event_id,
    -- Known lines that come to nothing beside unknown ones: the order's amount is not known.
    case when holds_unknown and micros < 5000 then null else micros end as micros,
    (first_row >> 32)::integer as import_no,
    (first_row & 4294967295)::integer as source_row
from summed
