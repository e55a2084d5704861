-- How many tellings of persons there are. Grain: one row. Columns: tellings. Reads persons.
select count(*) as tellings
from persons
