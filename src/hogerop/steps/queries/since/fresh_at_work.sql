-- Rows about people who are known with an organisation: the newest of such rows says where somebody
-- works, whatever else it says. Grain: one row. Columns: record_id.
-- Reads fresh_records, membership_before.
select f.record_id
from fresh_records as f
inner join membership_before as m on f.record_id = m.record_id
where m.person_id is not null and m.organisation_id is not null
