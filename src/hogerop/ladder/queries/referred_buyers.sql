-- Two rows at most per credit, on the referrer's timeline: contact_no; kind (10 = a referred
-- contact became a buyer, 11 = that order was refunded to 0); day; target (for 11 the day of the
-- buyer that is gone, else $never). Relations: credits, numbered_contacts.
select n.contact_no, 10::tinyint as kind, c.day, $never::integer as target
from credits as c
inner join numbered_contacts as n on c.referrer = n.contact_id
union all
select n.contact_no, 11::tinyint as kind, c.gone_day as day, c.day as target
from credits as c
inner join numbered_contacts as n on c.referrer = n.contact_id
where c.gone_day is not null
