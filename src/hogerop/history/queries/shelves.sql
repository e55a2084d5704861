-- What is looked for without naming an order: a product of a contact, or anything of a contact.
-- Grain: one contact and product (null = any product).
-- Columns: shelf_no counts from 0.
with asked as (
    select distinct looks_at as contact_id, product
    from refunds_named
    where looks_at is not null
)

select
    row_number() over (order by contact_id, product nulls first) - 1 as shelf_no,
    contact_id,
    product
from asked
