-- Which group every record of an organisation is in.
-- Grain: one record that names one, or that people decided on.
-- Columns: record_id, component_id (its own id where it is alone).
-- Reads organisations, organisation_groups.
select
    p.record_id,
    coalesce(g.component_id, p.record_id) as component_id
from (
    select record_id from organisations
    union
    select record_id from organisation_groups
) as p
left join organisation_groups as g on p.record_id = g.record_id
