-- Which contact every record is.
-- Grain: one record: those that say who somebody is, and those that only events speak of.
-- Columns: those of MEMBERSHIP. Whoever works at a known organisation stands under it where
-- $by_account. A record that names nobody is somebody of its own.
-- Reads records, lines, person_now, organisation_now, works_at.
with every as (
    select record_id from records
    union
    select record_id from lines
    union
    select ref_record_id from lines where ref_record_id is not null
)

select
    e.record_id,
    coalesce(
        if($by_account, w.organisation_id, null), p.contact_id, o.contact_id, e.record_id
    ) as contact_id,
    if(o.contact_id is null, coalesce(p.contact_id, e.record_id), p.contact_id) as person_id,
    o.contact_id as organisation_id
from every as e
left join person_now as p on e.record_id = p.record_id
left join organisation_now as o on e.record_id = o.record_id
left join works_at as w on p.contact_id = w.person_id
-- So that a contact is found in the file without reading all of it.
order by contact_id, e.record_id
