-- How many contacts stand on the ladder, and of how many records.
-- Grain: one row. Columns: contacts, records, joined = records that share their contact.
-- Reads membership.
with sizes as (
    select count(*) as records
    from membership
    group by contact_id
)

select
    count(*) as contacts,
    coalesce(sum(records), 0)::bigint as records,
    coalesce(sum(records) filter (where records > 1), 0)::bigint as joined
from sizes
