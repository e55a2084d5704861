-- Whose orders are settled together with those of the touched: a newer file tells an order of the
-- one under the name of the other, or a refund of the one names an order of the other.
-- Grain: one contact, the touched among them. Columns: contact_id.
-- Reads lines, all there are, touched_records, membership.
with theirs as (
    select l.kind, l."source", l.whole, l.order_ref, l.about_ref
    from lines as l
    semi join touched_records as t on l.record_id = t.record_id
    where l.whole is not null or l.order_ref is not null or l.about_ref is not null
),

told_whole as (
    select distinct "source", whole, order_ref
    from theirs
    where whole is not null and order_ref is not null
),

bought as (
    select distinct "source", order_ref as about_ref
    from theirs
    where kind = 'order' and order_ref is not null
),

given_back as (
    select distinct "source", about_ref as order_ref
    from theirs
    where kind in ('refund', 'cancellation') and about_ref is not null
),

found as (
    select record_id from touched_records
    union
    select l.record_id
    from lines as l
    semi join told_whole as w
        on l."source" = w."source" and l.whole = w.whole and l.order_ref = w.order_ref
    union
    select l.record_id
    from lines as l
    semi join bought as b on l."source" = b."source" and l.about_ref = b.about_ref
    where l.kind in ('refund', 'cancellation')
    union
    select l.record_id
    from lines as l
    semi join given_back as g on l."source" = g."source" and l.order_ref = g.order_ref
    where l.kind = 'order'
)

select distinct m.contact_id
from found as f
inner join membership as m on f.record_id = m.record_id
