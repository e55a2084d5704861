-- Records of the same contact that are not of the person: the organisation goes on without them.
-- Grain: one record. Columns: name (source:id). Reads membership, records, own.
select concat(r.source, ':', r.source_id) as name
from records as r
inner join membership as m on r.record_id = m.record_id
anti join own on r.record_id = own.record_id
where m.contact_id = $contact
order by m.organisation_id is null, name
limit 1
