-- The records of a contact that answer to source:id or to an e-mail address.
-- Grain: one record. Columns: record (source:id). $contact; $kind; $who. Reads records, whose.
select distinct concat(r."source", ':', r.source_id) as record
from records as r
inner join whose as w on r.record_id = w.record_id
where
    w.contact_id = $contact and w.kind = $kind
    and (concat(r."source", ':', r.source_id) = $who or lower(trim(r.email)) = lower($who))
order by record
