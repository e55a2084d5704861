-- What the sources say of who somebody is. Grain and columns: those of RECORDS. Reads records, own.
select records.*
from records
semi join own on records.record_id = own.record_id
order by records.source, records.source_id, records.row_day, records.row_key
