-- What of each product an order in question holds. Reductions (below zero) are no goods.
-- Grain: one order and product (null = lines without a product).
-- Columns: holding_no counts from 0; micros = millionths of the currency, 0 where unknown;
-- pieces = ten-thousandths, null = unknown.
with summed as (
    select
        o.order_no,
        l.product,
        coalesce(sum(l.micros), 0)::bigint as micros,
        case when count(*) = count(l.pieces) then sum(l.pieces) end::bigint as pieces
    from lines_in_question as l
    inner join orders_in_question as o on l.order_id = o.order_id
    where coalesce(l.micros, 0) >= 0
    group by o.order_no, l.product
)

select
    row_number() over (order by order_no, product nulls first) - 1 as holding_no,
    order_no,
    product,
    micros,
    case when pieces > 0 then pieces end as pieces
from summed
