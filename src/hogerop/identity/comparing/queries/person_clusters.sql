-- Which group every record of a person is in. Grain: one record that names a person, or that
-- people decided on. Columns: record_id, component_id (its own id where it is alone).
-- Reads persons, person_groups.
select
    p.record_id,
    coalesce(g.component_id, p.record_id) as component_id
from (
    select record_id from persons
    union
    select record_id from person_groups
) as p
left join person_groups as g on p.record_id = g.record_id
