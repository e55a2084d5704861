-- The names on mailboxes of which a file tells more than one, where it tells them apart by nothing
-- else. Grain: one name of one mailbox. Columns: source_id (mail:ADDRESS), name, first_name,
-- last_name. Reads records (of one import).
with told as (
    select distinct
        source_id,
        name,
        first_name,
        last_name
    from records
    where
        source_id like 'mail:%'
        and kind is distinct from 'company'
        and coalesce(name, first_name, last_name) is not null
)

select *
from told
qualify count(*) over (partition by source_id) > 1
order by all
