-- What people decided to be apart, of one kind ($kind).
-- Grain: one pair of records. Columns: record_l < record_r. Reads decided_apart.
select record_l, record_r
from decided_apart
where kind = $kind
