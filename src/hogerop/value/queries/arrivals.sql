-- One row per contact first seen after $late and by $day: contact_id; came_day (first sight);
-- interested_day (first enquiry, quote or order), bought_day (first order that still stands), null
-- = not yet; channel (null = not known): the contact's own word, but `referral` where somebody
-- referred it before it bought and its own word is no channel that money is spent on.
-- Relations: contacts, events, membership, takings, left_out, channel_words (word, channel),
-- paid_channels (channel).
with asked as (
    select m.contact_id, min(e.day) as day
    from events as e
    inner join membership as m on e.record_id = m.record_id
    where e.kind in ('enquiry', 'quote') and e.day <= $day
    group by m.contact_id
),

bought as (
    select contact_id, min(day) as day from takings where orders = 1 group by contact_id
),

referred as (
    select m.contact_id, min(e.day) as day
    from events as e
    inner join membership as m on e.ref_record_id = m.record_id
    anti join left_out as l on e.event_id = l.event_id
    where e.kind = 'referral' and e.day <= $day
    group by m.contact_id
),

known as (
    select
        c.contact_id,
        c.first_seen_day,
        a.day as asked_day,
        b.day as bought_day,
        r.day as referred_day,
        nullif(coalesce(w.channel, lower(trim(c.channel))), '') as word
    from contacts as c
    left join asked as a on c.contact_id = a.contact_id
    left join bought as b on c.contact_id = b.contact_id
    left join referred as r on c.contact_id = r.contact_id
    left join channel_words as w on lower(trim(c.channel)) = w.word
)

select
    k.contact_id,
    least(k.first_seen_day, k.asked_day, k.bought_day) as came_day,
    least(k.asked_day, k.bought_day) as interested_day,
    k.bought_day,
    case
        when p.channel is not null then k.word
        when k.referred_day <= coalesce(k.bought_day, k.referred_day) then 'referral'
        else k.word
    end as channel
from known as k
left join paid_channels as p on k.word = p.channel
where least(k.first_seen_day, k.asked_day, k.bought_day) between $late + 1 and $day
