-- One row per contact with a number in [$first, $past), by number (contract CONTACTS).
select c.*
from contacts as c
inner join numbered_contacts as n on c.contact_id = n.contact_id
where n.contact_no >= $first and n.contact_no < $past
order by n.contact_no
