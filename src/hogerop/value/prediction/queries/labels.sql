-- One row per contact, by its number: contact_no, rung on the evening of $day (0 to 7; 0 where it
-- was not yet seen), kind (person or company), channel; both null = not known.
-- Relations: contact_numbers, contacts, intervals, channels.
select
    n.contact_no,
    coalesce(i.rung, 0)::tinyint as rung,
    c.kind,
    nullif(h.channel, '') as channel
from contact_numbers as n
inner join contacts as c on n.contact_id = c.contact_id
inner join channels as h on n.contact_id = h.contact_id
left join intervals as i
    on n.contact_id = i.contact_id
    and i.from_day <= $day
    and (i.to_day is null or i.to_day > $day)
order by n.contact_no
