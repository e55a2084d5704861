-- Who lives or works at one address.
-- Grain: one contact. Columns: contact_id; cluster = the smallest contact at the same postcode and
-- street with number, whatever the spaces, points and capitals; their own id where no address is
-- known.
-- Reads contacts.
with placed as (
    select
        contact_id,
        regexp_replace(lower(postcode || ' ' || street), '[^\pL\pN]', '', 'g') as place
    from contacts
)

select
    contact_id,
    if(
        coalesce(place, '') = '',
        contact_id,
        min(contact_id) over (partition by place)
    ) as cluster
from placed
order by contact_id
