-- One row per contact that answers to a name: contact_id. $id is a record's or contact's key (or
-- null), $who an e-mail address in small letters or source:id.
select distinct m.contact_id
from membership as m
left join records as r on m.record_id = r.record_id
where
    m.record_id = $id
    or concat(r.source, ':', r.source_id) = $who
    or lower(trim(r.email)) = lower($who)
order by m.contact_id
