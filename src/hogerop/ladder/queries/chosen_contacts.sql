-- Those who are chosen (contract CONTACTS), but what a search looks through, which is long.
-- Relations: all_contacts, chosen.
select * replace (null::varchar as words)
from all_contacts
where contact_id in (select c.contact_id from chosen as c)
order by contact_id
