-- The buyers that one contact brought (contract CREDITS); the contact has the number 0.
select event_id, 0::bigint as referrer, referred, day, gone_day
from all_credits
where referrer = $contact
