-- One row per buyer whom a referral brought and who still is one on $day: referrer, referred,
-- said_day (of the referral), day (of the first order). Relations: credits, events.
select
    c.referrer,
    c.referred,
    e.day as said_day,
    c.day
from credits as c
inner join events as e on c.event_id = e.event_id
where c.day <= $day and (c.gone_day is null or c.gone_day > $day)
order by c.day, c.referred
