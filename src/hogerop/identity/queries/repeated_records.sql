-- Records that more than one source row speaks of.
-- Grain: one record. Columns: record_id; one_name = false where two
-- (source, source_id) share the key.
select
    record_id,
    min(hash("source", source_id)) = max(hash("source", source_id)) as one_name
from records
group by record_id
having count(*) > 1
