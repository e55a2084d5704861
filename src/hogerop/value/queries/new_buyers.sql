-- One row per channel ('' = not known) of new buyers: channel, buyers (whose first order that
-- still stands is of $since to $until; no buyer from before the records begin). Relation: buyers.
select channel, count(*) as buyers
from buyers
where bought_day between $since and $until and not old
group by channel
order by channel
