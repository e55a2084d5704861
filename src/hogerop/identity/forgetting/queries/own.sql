-- Every record of a person. Grain: one record. Columns: record_id, person_id,
-- organisation_id, name (source:id).
-- $contact: who stands on the ladder for them, which may be the organisation they work at; $who:
-- what they were called, or $id: their id. A name that leads to no person leads to all of the
-- contact. Reads membership, records.
with called as (
    select m.person_id
    from membership as m
    left join records as r on m.record_id = r.record_id
    where
        m.contact_id = $contact
        and m.person_id is not null
        and (
            m.person_id = $id
            or m.record_id = $id
            or concat(r.source, ':', r.source_id) = $who
            or lower(trim(r.email)) = lower($who)
            or lower(trim(r.name)) = lower($who)
        )
)

select
    m.record_id,
    any_value(m.person_id) as person_id,
    any_value(m.organisation_id) as organisation_id,
    any_value(concat(r.source, ':', r.source_id)) as name
from membership as m
left join records as r on m.record_id = r.record_id
where
    m.person_id in (select person_id from called)
    or (m.contact_id = $contact and not exists (select 1 from called))
group by m.record_id
order by m.record_id
