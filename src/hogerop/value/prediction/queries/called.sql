-- One row per buyer: contact_id, name (else the company), email, and the other columns of `values`.
-- Relations: values, contacts.
select
    v.contact_id,
    coalesce(nullif(trim(c.name), ''), nullif(trim(c.company), '')) as name,
    c.email,
    v.* exclude (contact_id)
from "values" as v
left join contacts as c on v.contact_id = c.contact_id
order by v.contact_id
