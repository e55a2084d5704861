-- Every postal address that is written somewhere. Grain: one spelling.
-- Columns: street, postcode (empty text where there is none).
select distinct coalesce(street, '') as street, coalesce(postcode, '') as postcode
from tellings
where street is not null or postcode is not null
order by all
