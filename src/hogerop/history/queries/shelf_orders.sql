-- The orders in which a shelf's product was bought, earliest first.
-- Grain: one shelf and order. Sorted by shelf_no, then time.
-- Columns: moment as in lines_in_question; holding_no is null on a shelf of any product.
with holding as (
    select
        h.holding_no,
        h.order_no,
        h.product,
        o.contact_id
    from holdings as h
    inner join orders_in_question as o on h.order_no = o.order_no
),

found as (
    select s.shelf_no, h.order_no, h.holding_no
    from shelves as s
    inner join holding as h on s.contact_id = h.contact_id and s.product = h.product
    union all
    select s.shelf_no, o.order_no, null as holding_no
    from shelves as s
    inner join orders_in_question as o on s.contact_id = o.contact_id
    where s.product is null
)

select
    f.shelf_no,
    f.order_no,
    f.holding_no,
    o.moment
from found as f
inner join orders_in_question as o on f.order_no = o.order_no
order by f.shelf_no, o.moment, o.order_id
