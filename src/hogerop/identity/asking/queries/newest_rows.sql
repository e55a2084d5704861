-- The newest row of every record of a contact, as the file had it.
-- Grain: one record. Columns: those of RECORDS, and record (source:id).
-- $contact; $kind. Reads records, whose.
select
    r.*,
    concat(r."source", ':', r.source_id) as record
from records as r
inner join whose as w on r.record_id = w.record_id
where w.kind = $kind and w.contact_id = $contact
qualify
    row_number() over (
        partition by r.record_id order by r.row_day desc nulls last, r.row_key asc
    ) = 1
order by record
