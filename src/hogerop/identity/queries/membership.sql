-- Which contact every record is.
-- Grain: one record: those that say who somebody is, and those that only events speak of.
-- Columns: those of MEMBERSHIP.
with every as (
    select record_id from records
    union
    select record_id from lines
    union
    select ref_record_id from lines where ref_record_id is not null
)

select
    e.record_id,
    coalesce(j.contact_id, e.record_id) as contact_id
from every as e
left join joined_records as j on e.record_id = j.record_id
