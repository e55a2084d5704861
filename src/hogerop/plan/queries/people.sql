-- Who the people of an action are today: whom to write to, call or visit.
-- Grain: one contact of whom a record is treated, none is held out (two contacts may have turned
-- out to be one since the lots were drawn), and none may be reached by no action at all. Columns:
-- contact_id; records = the treated ones, smallest first; name, company, email, phone, street,
-- postcode, city, language; permission.
-- Reads asked (record_id, arm = treated, holdout or never), membership, contacts, permissions.
with drawn as (
    select
        m.contact_id,
        list(distinct a.record_id order by a.record_id) as records,
        bool_and(a.arm = 'treated') as treated
    from asked as a
    inner join membership as m on a.record_id = m.record_id
    group by m.contact_id
)

select
    d.contact_id,
    d.records,
    c.name,
    c.company,
    c.email,
    c.phone,
    c.street,
    c.postcode,
    c.city,
    c.language,
    coalesce(p.permission, 'unknown') as permission
from drawn as d
inner join contacts as c on d.contact_id = c.contact_id
left join permissions as p on d.contact_id = p.contact_id
where d.treated
order by lower(coalesce(c.name, c.company)) asc nulls last, d.contact_id asc
