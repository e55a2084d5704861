-- Every pair of records that are one or may be, with what became of it.
-- Grain: one pair and kind. Columns: those of LIKENESSES.
-- Reads person_likenesses, organisation_likenesses, person_groups, organisation_groups (record_id,
-- component_id), decided_apart.
with pairs as (
    select
        'person' as kind, p.*, coalesce(l.component_id = r.component_id, false) as joined
    from person_likenesses as p
    left join person_groups as l on p.record_l = l.record_id
    left join person_groups as r on p.record_r = r.record_id
    union all
    select 'organisation', p.*, coalesce(l.component_id = r.component_id, false)
    from organisation_likenesses as p
    left join organisation_groups as l on p.record_l = l.record_id
    left join organisation_groups as r on p.record_r = r.record_id
)

select
    p.kind,
    p.record_l,
    p.record_r,
    p.probability,
    case
        when p.joined then 'one'
        -- A holding is not asked about beside what it holds: hardly ever are they one.
        when d.kind is not null or p.sisters then 'apart'
        else 'asked'
    end as verdict,
    p.evidence
from pairs as p
left join decided_apart as d
    on p.kind = d.kind and p.record_l = d.record_l and p.record_r = d.record_r
order by p.kind, p.record_l, p.record_r
