-- The vetoes that stand: a person's word that two records are one, in one step or several, goes
-- before any of them. Grain: one pair of records of kind $kind. Columns: record_l < record_r.
-- Reads vetoes, decided_groups.
with lifted as (
    select v.record_l, v.record_r
    from vetoes as v
    inner join decided_groups as l on v.record_l = l.record_id and l.kind = $kind
    inner join decided_groups as r
        on v.record_r = r.record_id and r.kind = $kind and l.group_id = r.group_id
)

select v.record_l, v.record_r
from vetoes as v
anti join lifted as f on v.record_l = f.record_l and v.record_r = f.record_r
order by v.record_l, v.record_r
