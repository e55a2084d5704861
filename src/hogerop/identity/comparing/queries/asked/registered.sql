-- Every number of a register or bank that is written somewhere. Grain: one spelling.
-- Columns: what (kvk, vat, iban), raw, country.
select distinct what, raw, country
from (
    select 'kvk' as what, kvk as raw, country from tellings
    union all
    select 'vat', vat, country from tellings
    union all
    select 'iban', iban, country from tellings
) as written
where raw is not null
order by what, raw, country
