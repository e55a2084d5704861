-- One row per contact: contact_id, channel (lower case, in the owner's word for it; '' = not
-- known). Whoever was sent by $day came by $referral: who has a referral that counts and has never
-- ordered, or had one by their first order (credits). All others came through what their own word
-- stands for.
-- Relations: contacts, events, membership, left_out, credits, channel_words (word, channel).
with referred as (
    select distinct m.contact_id
    from events as e
    inner join membership as m on e.ref_record_id = m.record_id
    anti join left_out as l on e.event_id = l.event_id
    where e.kind = 'referral' and e.day <= $day
),

ordered as (
    select distinct m.contact_id
    from events as e
    inner join membership as m on e.record_id = m.record_id
    semi join referred as r on m.contact_id = r.contact_id
    where e.kind = 'order' and e.day <= $day
),

sent as (
    select r.contact_id from referred as r anti join ordered as o on r.contact_id = o.contact_id
    union
    select referred as contact_id from credits where day <= $day
)

select
    c.contact_id,
    case
        when s.contact_id is not null then $referral
        else coalesce(w.channel, lower(trim(c.channel)), '')
    end as channel
from contacts as c
left join sent as s on c.contact_id = s.contact_id
left join channel_words as w on lower(trim(c.channel)) = w.word
