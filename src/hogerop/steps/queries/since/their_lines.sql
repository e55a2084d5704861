-- What happened to the touched. Grain and columns: those of LINES. Reads lines, touched_records.
select l.*
from lines as l
semi join touched_records as t on l.record_id = t.record_id
