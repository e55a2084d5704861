-- Every telephone number that is written somewhere. Grain: one spelling and country.
-- Columns: raw, country.
select distinct phone as raw, country
from tellings
where phone is not null
order by raw, country
