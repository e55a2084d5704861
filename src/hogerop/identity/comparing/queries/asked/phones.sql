-- Every telephone number that is written somewhere. Grain: one spelling and country.
-- Columns: raw, country.
select phone as raw, country
from tellings
where phone is not null
union
select mobile, country
from tellings
where mobile is not null
order by raw, country
