-- Every e-mail address that is written somewhere. Grain: one spelling. Columns: raw.
select distinct email as raw
from tellings
where email is not null
order by raw
