-- Every name of a person that is written somewhere. Grain: one spelling.
-- Columns: first_name, last_name, name (empty text where there is none).
-- Where the parts are given the whole is not needed. A company's name is no person's.
select distinct
    coalesce(first_name, '') as first_name,
    coalesce(last_name, '') as last_name,
    if(first_name is null and last_name is null, coalesce(name, ''), '') as name
from tellings
where
    first_name is not null or last_name is not null
    or (name is not null and coalesce(kind, '') != 'company')
order by all
