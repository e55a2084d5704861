-- Grain: one row of the file. A row of a list of contacts tells who somebody is, and no event.
-- Reads rows, nothing_told.
from nothing_told
union all by name
select source_row, 1 as part, record_id, true as numbered
from rows
