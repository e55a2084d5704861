-- How many tellings of organisations there are. Grain: one row. Columns: tellings.
-- Reads organisations.
select count(*) as tellings
from organisations
