-- Records that nothing was known of, and that name nobody: each is somebody of its own.
-- Grain: one record. Columns: those of MEMBERSHIP. Reads fresh_lines, fresh_records,
-- recorded_lines, membership_before.
with every as (
    select record_id from fresh_lines
    union
    select ref_record_id from fresh_lines where ref_record_id is not null
    union
    select record_id from recorded_lines
    union
    select ref_record_id from recorded_lines where ref_record_id is not null
    union
    select record_id from fresh_records
)

select
    e.record_id,
    e.record_id as contact_id,
    e.record_id as person_id,
    null::bigint as organisation_id
from every as e
anti join membership_before as m on e.record_id = m.record_id
