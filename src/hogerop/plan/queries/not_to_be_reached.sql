-- Whom an action must not reach: who is held out, who is left alone, and who takes no messages.
-- Grain: one contact. Columns: contact_id, email, phone, street, postcode, city.
-- Reads asked (record_id, arm = treated, holdout or never), membership, contacts, permissions.
with drawn_otherwise as (
    select distinct m.contact_id
    from asked as a
    inner join membership as m on a.record_id = m.record_id
    where a.arm != 'treated'
)

select
    c.contact_id,
    c.email,
    c.phone,
    c.street,
    c.postcode,
    c.city
from contacts as c
left join drawn_otherwise as d on c.contact_id = d.contact_id
left join permissions as p on c.contact_id = p.contact_id
where d.contact_id is not null or p.permission = 'withdrawn'
order by c.contact_id
