-- What each line that gives something back is about, as far as it says so.
-- Grain: one line of refund_lines.
-- Columns: order_no = the order that it names (of several: the same record's, then the same
-- contact's, then the first); holding_no = the product in it; looks_at = the contact among whose
-- orders to look, null where an order was named (one not known here too: no other may be taken
-- for it).
with meant as (
    select
        r.line_no,
        o.order_no
    from refund_lines as r
    inner join orders_in_question as o
        on r."source" = o."source"
        and r.number = o.order_ref
        and (r.sure or r.contact_id = o.contact_id)
    qualify row_number() over (
        partition by r.line_no
        order by r.record_id != o.record_id, r.contact_id != o.contact_id, o.moment, o.order_id
    ) = 1
)

select
    r.*,
    m.order_no,
    h.holding_no,
    -- A line that tells neither product, nor money, nor pieces names nothing at all.
    case
        when
            m.order_no is null and not r.sure and not r.cancels
            and coalesce(r.product, r.micros::varchar, r.pieces::varchar) is not null
            then r.contact_id
    end as looks_at
from refund_lines as r
left join meant as m on r.line_no = m.line_no
left join holdings as h on m.order_no = h.order_no and r.product = h.product
