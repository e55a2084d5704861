-- One row per buyer: contact_id; bought_day (the first order that still stands); channel ('' = not
-- known); old (first bought by $late, so a buyer before the records begin, never a new one).
-- Relations: takings, channels.
with firsts as (
    select contact_id, min(day) as bought_day from takings where orders = 1 group by contact_id
)

select
    f.contact_id,
    f.bought_day,
    c.channel,
    f.bought_day <= $late as old
from firsts as f
inner join channels as c on f.contact_id = c.contact_id
