-- Which person and which organisation every record is.
-- Grain: one record and kind. Columns: record_id, kind (person or organisation), contact_id.
-- A record that names neither is the person that it stands for on the ladder.
-- Reads membership.
select record_id, 'person' as kind, person_id as contact_id
from membership
where person_id is not null
union all
select record_id, 'organisation' as kind, organisation_id as contact_id
from membership
where organisation_id is not null
union all
select record_id, 'person' as kind, contact_id
from membership
where person_id is null and organisation_id is null
