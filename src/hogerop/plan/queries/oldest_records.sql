-- The record under which a contact stands in plans: the one that was known first.
-- Grain: one contact. Columns: contact_id, record_id. A record that comes in later is never the
-- oldest, so what was drawn by lot for a contact holds when more is learnt of them. Of records
-- that came in together the smallest number counts.
-- Reads membership, memberships.
with first_known as (
    select record_id, min(from_edition) as edition
    from memberships
    group by record_id
)

select
    m.contact_id, arg_min(m.record_id, (coalesce(f.edition, 2147483647), m.record_id)) as record_id
from membership as m
left join first_known as f on m.record_id = f.record_id
group by m.contact_id
order by m.contact_id
