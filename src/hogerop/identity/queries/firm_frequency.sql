-- How common a company's name is among companies that are not the one that bears it.
-- Grain: one name. Columns: firm; tf_firm = share of the sure groups, that of the bearer left out,
-- that bear it, above 0. Reads organisations, sure_groups.
select
    firm,
    greatest(count(distinct coalesce(g.group_id, p.mention_id)) - 1, 0.5)
    / greatest($groups, 2) as tf_firm
from organisations as p
left join sure_groups as g on p.mention_id = g.mention_id
where firm is not null
group by firm
