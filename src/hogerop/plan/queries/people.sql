-- Who the people of an action are today: whom to write to, call or visit.
-- Grain: one contact of whom a record is treated, none is held out (two contacts may have turned
-- out to be one since the lots were drawn), and none may be reached by no action at all. Columns:
-- contact_id; record_id = the smallest of the treated ones; name, company, email, phone, street,
-- postcode, city, language; permission; closed = somebody who must not be reached has the same
-- e-mail address.
-- Reads asked (record_id, arm = treated, holdout or never), membership, contacts, permissions.
with drawn as (
    select
        m.contact_id,
        min(a.record_id) as record_id,
        bool_and(a.arm = 'treated') as treated
    from asked as a
    inner join membership as m on a.record_id = m.record_id
    group by m.contact_id
),

closed as (
    select distinct lower(c.email) as email
    from contacts as c
    left join drawn as d on c.contact_id = d.contact_id
    left join permissions as p on c.contact_id = p.contact_id
    where c.email is not null and (not d.treated or p.permission = 'withdrawn')
)

select
    d.contact_id,
    d.record_id,
    c.name,
    c.company,
    c.email,
    c.phone,
    c.street,
    c.postcode,
    c.city,
    c.language,
    coalesce(p.permission, 'unknown') as permission,
    s.email is not null as closed
from drawn as d
inner join contacts as c on d.contact_id = c.contact_id
left join permissions as p on d.contact_id = p.contact_id
left join closed as s on lower(c.email) = s.email
where d.treated
order by lower(coalesce(c.name, c.company)) asc nulls last, d.contact_id asc
