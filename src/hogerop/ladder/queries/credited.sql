-- One row per buyer that a referral brought, with the contacts' ids (contract CREDITS).
select c.event_id, r.contact_id as referrer, b.contact_id as referred, c.day, c.gone_day
from credits as c
inner join numbered_contacts as r on c.referrer = r.contact_no
inner join numbered_contacts as b on c.referred = b.contact_no
