-- How many tellings there are, how many groups they make, and how many others each telling has of
-- its own group on average (repeats). Grain: one row. Reads mentions, sure_groups.
with sized as (
    select count(*) as size
    from mentions as m
    left join sure_groups as g on m.mention_id = g.mention_id
    group by coalesce(g.group_id, m.mention_id)
)

select
    sum(size)::bigint as tellings,
    count(*) as groups,
    sum(size * (size - 1)) / sum(size) as repeats
from sized
