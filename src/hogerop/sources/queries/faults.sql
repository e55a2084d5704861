-- Grain: one row that is set aside, in the file's order. Reads fates.
select source_row, fault_column, reason
from fates
where reason is not null
order by source_row
