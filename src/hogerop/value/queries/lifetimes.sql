-- One row per channel ('' = the whole business) with a lifetime value: channel, contacts (buyers),
-- spent (money of theirs so far; currency), lifetime_value, lifetime_value_low, lifetime_value_high
-- (money still to come, discounted; the range is of the sum, 80%).
-- Relations: valued, valued_groups.
with so_far as (
    select
        coalesce(channel, '') as channel,
        sum(spent) as spent
    from valued
    group by 1
),

groups as (
    select
        case g.by when 'business' then '' else g.key end as channel,
        g.by,
        g.contacts,
        g.lifetime_value,
        g.lifetime_value_low,
        g.lifetime_value_high
    from valued_groups as g
    where g.by = 'business' or (g.by = 'channel' and g.key <> '')
)

select
    g.channel,
    g.contacts,
    case g.by when 'business' then (select sum(spent) from valued) else s.spent end as spent,
    g.lifetime_value,
    g.lifetime_value_low,
    g.lifetime_value_high
from groups as g
left join so_far as s on g.channel = s.channel and g.by = 'channel'
where g.lifetime_value is not null
