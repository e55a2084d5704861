-- What happened to the touched, and what others say of them. Grain and columns: those of LINES.
-- Reads lines, touched_records.
select l.*
from lines as l
where
    l.record_id in (select t.record_id from touched_records as t)
    or l.ref_record_id in (select t.record_id from touched_records as t)
