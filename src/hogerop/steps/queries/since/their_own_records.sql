-- What is said of who the touched are. Grain and columns: those of RECORDS.
-- Reads records, touched_records.
select r.*
from records as r
semi join touched_records as t on r.record_id = t.record_id
