-- One row per contact of the relation `asked` (contact_id): contact_id, name (else the company,
-- else the e-mail address, else null). Relations: asked, contacts.
select
    a.contact_id,
    coalesce(nullif(trim(c.name), ''), nullif(trim(c.company), ''), c.email) as name
from asked as a
inner join contacts as c on a.contact_id = c.contact_id
