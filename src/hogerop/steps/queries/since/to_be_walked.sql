-- Whose life is walked anew: the touched; whoever got or lost the credit for somebody; and those of
-- whom something changes by $day by what was known already, or who are first seen since $before.
-- Grain: one contact. Columns: contact_id. Reads touched, credits, credits_before, left_out,
-- left_out_before, all_events, membership, standings_before, all_contacts.
with judged_otherwise as (
    (
        select * from left_out
        except
        select * from left_out_before
    )
    union all
    (
        select * from left_out_before
        except
        select * from left_out
    )
),

credited_otherwise as (
    (
        select * from credits
        except
        select * from credits_before
    )
    union all
    (
        select * from credits_before
        except
        select * from credits
    )
),

found as (
    select contact_id from touched
    union
    select referrer as contact_id from credited_otherwise
    union
    select m.contact_id
    from all_events as e
    semi join judged_otherwise as j on e.event_id = j.event_id
    inner join membership as m on e.record_id = m.record_id
    where e.kind = 'referral'
    union
    select contact_id from standings_before where changes_day <= $day
    union
    select contact_id
    from all_contacts
    where first_seen_day > $before and first_seen_day <= $day
)

select f.contact_id
from found as f
semi join all_contacts as c on f.contact_id = c.contact_id
