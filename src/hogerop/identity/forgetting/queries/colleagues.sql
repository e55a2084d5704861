-- Records that are not of the person, of the same contact or of an organisation that the person's
-- records name: it goes on without them.
-- Grain: one record. Columns: name (source:id); organisation_id (null where it names none);
-- stands_here = it is of the same contact. Reads membership, records, own.
select
    any_value(concat(r.source, ':', r.source_id)) as name,
    any_value(m.organisation_id) as organisation_id,
    bool_or(m.contact_id = $contact) as stands_here
from records as r
inner join membership as m on r.record_id = m.record_id
anti join own on r.record_id = own.record_id
where
    m.contact_id = $contact
    or m.organisation_id in (select theirs.organisation_id from own as theirs)
group by r.record_id
order by name
