-- What the records of some contacts are called, and what their newest rows say.
-- Grain: one record. Columns: record_id, contact_id, record (source:id), name, company, email,
-- phone, city, row_day. $contacts: the contacts; $kind: person or organisation.
-- Reads records, whose.
select
    r.record_id,
    w.contact_id,
    concat(r."source", ':', r.source_id) as record,
    r.name,
    r.company,
    r.email,
    r.phone,
    r.city,
    r.row_day
from records as r
inner join whose as w on r.record_id = w.record_id
where w.kind = $kind and list_contains($contacts::bigint[], w.contact_id)
qualify
    row_number() over (
        partition by r.record_id order by r.row_day desc nulls last, r.row_key asc
    ) = 1
order by w.contact_id asc, r.row_day desc nulls last, record asc
