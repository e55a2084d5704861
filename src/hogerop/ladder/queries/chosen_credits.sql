-- The buyers that those who are chosen brought (contract CREDITS), with the numbers that these have
-- by their ids, from 0. Relations: all_credits, contacts (the chosen).
with numbered as (
    select
        contact_id,
        (row_number() over (order by contact_id) - 1)::bigint as contact_no
    from contacts
)

select
    a.event_id,
    n.contact_no as referrer,
    a.referred,
    a.day,
    a.gone_day
from all_credits as a
inner join numbered as n on a.referrer = n.contact_id
