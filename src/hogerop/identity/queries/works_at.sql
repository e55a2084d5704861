-- Where every person works: the organisation that their newest row names.
-- Grain: one person who works at a known organisation. Columns: person_id, organisation_id.
-- Reads records, person_now, organisation_now (record_id, contact_id), known_organisations.
select
    p.contact_id as person_id,
    arg_max(o.contact_id, (coalesce(r.row_day, -1000000), o.contact_id)) as organisation_id
from records as r
inner join person_now as p on r.record_id = p.record_id
inner join organisation_now as o on r.record_id = o.record_id
semi join known_organisations as k on o.contact_id = k.organisation_id
group by p.contact_id
