-- Grain: one code that stands for a referrer (contracts.CODES), without repeats.
-- Reads told, entries.
select
    entries.event_id as code_id,
    told.code,
    told.record_id,
    $number::integer as import_no,
    told.source_row
from told
inner join entries on told.source_row = entries.source_row and told.part = entries.part
where entries.first_of_its_kind and not entries.known and told.kind = 'code'
order by told.source_row
