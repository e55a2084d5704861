-- What people decided to be one, of one kind ($kind).
-- Grain: one pair of records. Columns: record_l < record_r. Reads decided_together.
select record_l, record_r
from decided_together
where kind = $kind
