-- How common a first name is among people who are not the one who bears it.
-- Grain: one name. Columns: given; tf_given = share of the sure groups, that of the bearer left
-- out, that bear it, above 0. Reads persons, sure_groups.
select
    given,
    greatest(count(distinct coalesce(g.group_id, p.mention_id)) - 1, 0.5)
    / greatest($groups, 2) as tf_given
from persons as p
left join sure_groups as g on p.mention_id = g.mention_id
where given is not null
group by given
