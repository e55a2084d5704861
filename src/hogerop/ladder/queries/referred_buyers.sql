-- Two rows at most per credit, on the referrer's timeline: contact_no; kind (10 = a referred
-- contact became a buyer, 11 = that order was refunded to 0); day; target (for 11 the day of the
-- buyer that is gone, else $never).
select referrer::integer as contact_no, 10::tinyint as kind, day, $never::integer as target
from credits
union all
select referrer::integer as contact_no, 11::tinyint as kind, gone_day as day, day as target
from credits
where gone_day is not null
