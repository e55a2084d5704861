-- Pairs of records that cannot be one organisation, among those that others may bring together.
-- Grain: one pair of records of one component whose likest tellings have a probability under
-- $most, or of which one is a holding or the like and the other is not, whatever they share: sister
-- companies share domain, telephone and address. Columns: record_l < record_r.
-- Reads scored, organisations, components (record_id, component_id).
with unlikely as (
    select
        least(l.record_id, r.record_id) as record_l,
        greatest(l.record_id, r.record_id) as record_r
    from scored as p
    inner join organisations as l on p.mention_id_l = l.mention_id
    inner join organisations as r on p.mention_id_r = r.mention_id
    inner join components as cl on l.record_id = cl.record_id
    inner join components as cr on r.record_id = cr.record_id
    where l.record_id != r.record_id and cl.component_id = cr.component_id
    group by all
    having max(p.match_probability) < $most
),

named as (
    select distinct c.component_id, o.record_id, o.sister, o.kvk
    from organisations as o
    inner join components as c on o.record_id = c.record_id
    where o.firm is not null
),

sisters as (
    select l.record_id as record_l, r.record_id as record_r
    from named as l
    inner join named as r on l.component_id = r.component_id and l.record_id < r.record_id
    where l.sister is distinct from r.sister and coalesce(l.kvk != r.kvk, true)
)

select record_l, record_r
from unlikely
union
select record_l, record_r
from sisters
