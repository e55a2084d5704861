-- Orders that something given back could be about.
-- Grain: one order.
-- Columns: order_no counts from 0; micros, margin_micros = millionths of the currency excluding
-- VAT, null = unknown; pieces = ten-thousandths, null = unknown; moment as in lines_in_question.
with summed as (
    select
        order_id,
        record_id,
        contact_id,
        "source",
        order_ref,
        min(day) as day,
        case
            when min(day) filter (where occurred_at is not null) = min(day) then min(occurred_at)
        end as occurred_at,
        case
            when count(*) > count(micros) and sum(micros) < 5000 then null else sum(micros)
        end::bigint as micros,
        case
            when count(*) filter (where micros is not null and margin_micros is null) = 0
                then sum(margin_micros)
        end::bigint as margin_micros,
        case
            when bool_and(pieces is not null) filter (where coalesce(micros, 0) >= 0)
                then sum(pieces) filter (where coalesce(micros, 0) >= 0)
        end::bigint as pieces
    from lines_in_question
    group by order_id, record_id, contact_id, "source", order_ref
)

select
    row_number() over (order by order_id) - 1 as order_no,
    * exclude (pieces),
    case when pieces > 0 then pieces end as pieces,
    day::bigint * 274877906944 + coalesce(
        epoch_us(occurred_at) - day::bigint * 86400000000 + 68719476736, 0
    ) as moment
from summed
-- What comes to nothing is a gift or a correction, not an order.
where micros is null or micros >= 5000
