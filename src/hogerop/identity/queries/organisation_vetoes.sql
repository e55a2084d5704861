-- Pairs of records that cannot be one organisation, among those that others may bring together.
-- Grain: one pair of records of one component whose likest tellings have a probability under
-- $most. Columns: record_l < record_r.
-- Reads organisation_pairs, organisations, components (record_id, component_id).
select
    least(l.record_id, r.record_id) as record_l,
    greatest(l.record_id, r.record_id) as record_r
from organisation_pairs as p
inner join organisations as l on p.mention_id_l = l.mention_id
inner join organisations as r on p.mention_id_r = r.mention_id
inner join components as cl on l.record_id = cl.record_id
inner join components as cr on r.record_id = cr.record_id
where l.record_id != r.record_id and cl.component_id = cr.component_id
group by all
having max(p.match_probability) < $most
