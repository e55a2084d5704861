-- What the reckoning of refunds works on, in the order in which it does.
-- Grain: one line of refund_lines. Sorted by line_no.
-- Columns: all null = none or unknown; units as in refund_lines.
select
    r.cancels,
    r.micros,
    r.pieces,
    r.moment,
    r.order_no,
    r.holding_no,
    s.shelf_no
from refunds_named as r
left join shelves as s
    on r.looks_at = s.contact_id
    and r.product is not distinct from s.product
order by r.line_no
