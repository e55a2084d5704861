-- How many bits more (below 0: less) than usual the name of a telling weighs where another telling
-- has the same: log2 of how common names usually are, $firm, over how common this one is among
-- companies that do not bear it. Grain: one telling. Columns: mention_id; firm, null where not
-- known. Fifty companies more are counted, of which as many as usual bear it: in a book of three a
-- pair would make its own name common. Reads organisations, sure_groups; $groups = how many there
-- are.
with names as (
    select
        o.firm,
        (greatest(count(distinct coalesce(g.group_id, o.mention_id)) - 1, 0.5) + 50 * $firm)
        / ($groups + 50) as share
    from organisations as o
    left join sure_groups as g on o.mention_id = g.mention_id
    where o.firm is not null
    group by o.firm
)

select o.mention_id, log2($firm / n.share) as firm
from organisations as o
left join names as n on o.firm = n.firm
