-- One row per contact, by its number: contact_no, rung on the evening of $day (0 to 7; 0 where it
-- was not yet seen), kind (person or company), channel (lower case, in the owner's word for it);
-- both null = not known.
-- Relations: contact_numbers, contacts, intervals, channel_words (word, channel).
select
    n.contact_no,
    coalesce(i.rung, 0)::tinyint as rung,
    c.kind,
    nullif(coalesce(w.channel, lower(trim(c.channel))), '') as channel
from contact_numbers as n
inner join contacts as c on n.contact_id = c.contact_id
left join channel_words as w on lower(trim(c.channel)) = w.word
left join intervals as i
    on n.contact_id = i.contact_id
    and i.from_day <= $day
    and (i.to_day is null or i.to_day > $day)
order by n.contact_no
