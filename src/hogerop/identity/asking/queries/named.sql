-- Which persons and organisations answer to a name: a contact's own id before anything else.
-- Grain: one contact of one kind. Columns: kind, contact_id. $id: a key, or null; $who: source:id
-- or an e-mail address. Reads records, whose.
with found as (
    select w.kind, w.contact_id, w.contact_id = $id as its_own
    from whose as w
    left join records as r on w.record_id = r.record_id
    where
        w.contact_id = $id
        or w.record_id = $id
        or concat(r."source", ':', r.source_id) = $who
        or lower(trim(r.email)) = lower($who)
)

select distinct kind, contact_id
from found
where its_own or not (select coalesce(bool_or(f.its_own), false) from found as f)
order by kind desc, contact_id asc
