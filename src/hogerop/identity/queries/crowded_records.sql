-- Records of contacts of whom more than one source row may say who they are, or who have the id of
-- another record.
-- Grain: one record. Columns: record_id, contact_id. Reads membership, repeated_records.
with several as (
    select contact_id
    from membership
    group by contact_id
    having count(*) > 1
)

select m.record_id, m.contact_id
from membership as m
left join several as s on m.contact_id = s.contact_id
left join repeated_records as r on m.record_id = r.record_id
where s.contact_id is not null or r.record_id is not null or m.record_id != m.contact_id
