-- Every name of a company that is written somewhere. Grain: one spelling. Columns: raw.
select distinct coalesce(company, name) as raw
from tellings
where company is not null or (name is not null and kind = 'company')
order by raw
