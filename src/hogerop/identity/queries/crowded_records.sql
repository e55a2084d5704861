-- Records of contacts of whom more than one source row may say who they are.
-- Grain: one record. Columns: those of MEMBERSHIP.
select
    record_id,
    contact_id
from joined_records
union all
select
    record_id,
    record_id as contact_id
from repeated_records
anti join joined_records on repeated_records.record_id = joined_records.record_id
