-- What the book says of somebody and of nobody else.
-- Grain: one text in one column: field, text (trimmed, small letters). Reads records, lines, own.
with told as (
    select
        record_id,
        email,
        phone,
        mobile,
        name,
        company,
        source_id,
        kvk,
        vat,
        iban,
        card,
        website,
        street,
        null::text as order_ref
    from records
    union all by name
    select record_id, order_ref from lines
    union all by name
    select record_id, about_ref as order_ref from lines
),

apart as (
    select record_id, field, lower(trim(text)) as text
    from (
        unpivot told
        on email, phone, mobile, name, company, source_id, kvk, vat, iban, card, website, street,
        order_ref
        into name field value text
    )
    where trim(text) != ''
)

select a.field, a.text
from apart as a
left join own as o on a.record_id = o.record_id
group by a.field, a.text
having bool_and(o.record_id is not null)
order by a.field, a.text
