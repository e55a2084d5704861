-- How many tellings there are of organisations, how many sure groups, and how many others each
-- telling has of its own organisation on average (repeats).
-- Grain: one row. Reads organisations, sure_groups.
with sized as (
    select count(*) as size
    from organisations as p
    left join sure_groups as g on p.mention_id = g.mention_id
    group by coalesce(g.group_id, p.mention_id)
)

select
    sum(size)::bigint as tellings,
    count(*) as groups,
    sum(size * (size - 1)) / sum(size) as repeats
from sized
