-- One row per contact that answers to a name: contact_id. $id is a contact's or record's key (or
-- null), $who an e-mail address in small letters or source:id.
-- Whoever has the id now comes first, then who took it over, then whoever holds the record of that
-- key. Reads membership, records, issued.
with recursive led as (
    select $id::bigint as contact_id, 0 as steps
    union all
    select i.merged_into, led.steps + 1 as steps
    from led
    inner join issued as i on led.contact_id = i.contact_id
    where i.merged_into is not null and led.steps < 90
),

found as (
    select contact_id, 1 as turn
    from membership
    where contact_id = $id
    union all
    select contact_id, 2
    from membership
    where person_id = $id or organisation_id = $id
    union all
    select m.contact_id, 3
    from membership as m
    inner join led on led.contact_id in (m.contact_id, m.person_id, m.organisation_id)
    union all
    select contact_id, 4
    from membership
    where record_id = $id
    union all
    select m.contact_id, 1
    from membership as m
    inner join records as r on m.record_id = r.record_id
    where
        -- A contact's key is neither, and every row would be looked at.
        $id::bigint is null
        and (concat(r.source, ':', r.source_id) = $who or lower(trim(r.email)) = lower($who))
)

select distinct contact_id
from found
where turn = (select min(f.turn) from found as f)
order by contact_id
