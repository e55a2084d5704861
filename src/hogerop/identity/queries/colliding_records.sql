-- How many keys stand for more than one (source, source_id)?
-- Grain: one row. Columns: colliding (count of record ids).
select count(*) as colliding
from repeated_records
where not one_name
