-- Tellings that the first round holds for one rather than for two, and those that sure keys join.
-- Grain: one telling and another. Columns: mention_id, first_id. Reads scored, sure_groups.
select mention_id_r as mention_id, mention_id_l as first_id
from scored
where match_probability >= 0.6
union all
select mention_id, group_id
from sure_groups
where mention_id != group_id
