-- How likely two records are one: those that may be, and those that others brought together, for
-- what speaks against these is told as well.
-- Grain: one pair of records that may be one, or that are joined and were compared.
-- Columns: those of record_pairs.sql.
-- Reads record_pairs, scored, mentions, components (record_id, component_id): what was joined.
with of_groups as (
    select m.mention_id, m.record_id, c.component_id
    from mentions as m
    inner join components as c on m.record_id = c.record_id
),

within as (
    select
        least(l.record_id, r.record_id) as record_l,
        greatest(l.record_id, r.record_id) as record_r,
        p.match_probability as probability,
        p.mention_id_l as mention_l,
        p.mention_id_r as mention_r
    from scored as p
    inner join of_groups as l on p.mention_id_l = l.mention_id
    inner join of_groups as r
        on p.mention_id_r = r.mention_id and l.component_id = r.component_id
    where l.record_id != r.record_id
),

unlikely as (
    select w.*
    from within as w
    anti join record_pairs as k on w.record_l = k.record_l and w.record_r = k.record_r
)

select record_l, record_r, probability, mention_l, mention_r
from record_pairs
union all
select
    record_l,
    record_r,
    max(probability) as probability,
    arg_max(mention_l, (probability, mention_l, mention_r)) as mention_l,
    arg_max(mention_r, (probability, mention_l, mention_r)) as mention_r
from unlikely
group by record_l, record_r
order by record_l, record_r
