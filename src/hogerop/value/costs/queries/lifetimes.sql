-- One row per channel ('' = the whole business) with a lifetime value: channel, contacts (buyers),
-- spent (money of theirs so far; currency), lifetime_value, lifetime_value_low, lifetime_value_high
-- (money still to come, discounted; the range is of the sum, 80%; of words for one channel the
-- ranges are added up), error (standard error of the sum of both, by how much buyers differ).
-- Relations: valued, valued_groups, channel_words (word, channel).
with each as (
    select
        coalesce(w.channel, lower(trim(v.channel)), '') as channel,
        coalesce(v.spent, 0) as spent,
        coalesce(v.spent, 0) + coalesce(v.lifetime_value, 0) as brings
    from valued as v
    left join channel_words as w on lower(trim(v.channel)) = w.word
),

so_far as (
    select
        channel,
        sum(spent) as spent,
        stddev_samp(brings) * sqrt(count(*)) as error
    from each
    where channel <> ''
    group by channel
    union all
    select
        '' as channel,
        sum(spent) as spent,
        stddev_samp(brings) * sqrt(count(*)) as error
    from each
),

groups as (
    select
        case g.by
            when 'business' then '' else coalesce(w.channel, lower(trim(g.key)))
        end as channel,
        g.by,
        sum(g.contacts)::bigint as contacts,
        sum(g.lifetime_value) as lifetime_value,
        sum(g.lifetime_value_low) as lifetime_value_low,
        sum(g.lifetime_value_high) as lifetime_value_high
    from valued_groups as g
    left join channel_words as w on g.by = 'channel' and lower(trim(g.key)) = w.word
    where g.by = 'business' or (g.by = 'channel' and g.key <> '')
    group by all
)

select
    g.channel,
    g.contacts,
    s.spent,
    g.lifetime_value,
    g.lifetime_value_low,
    g.lifetime_value_high,
    coalesce(s.error, 0) as error
from groups as g
inner join so_far as s on g.channel = s.channel
where g.lifetime_value is not null and (g.by = 'business' or g.channel <> '')
