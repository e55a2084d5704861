-- All records of a contact, and of whoever has a record that is like one of them (contract
-- MEMBERSHIP). Reads membership, own (that of this contact), likenesses (those of this contact).
with alike as (
    select record_id from own
    union
    select record_l from likenesses
    union
    select record_r from likenesses
),

beside as (
    select m.contact_id, m.person_id, m.organisation_id
    from membership as m
    where m.record_id in (select record_id from alike)
),

ids as (
    select distinct unnest([contact_id, person_id, organisation_id]) as id from beside
)

select *
from membership
where
    contact_id in (select id from ids)
    or person_id in (select id from ids)
    or organisation_id in (select id from ids)
