-- The channels that contacts came through, at most $most, those with most first: channel.
-- Relation: contacts.
select channel
from contacts
where channel is not null
group by channel
order by count(*) desc, channel asc
limit $most
