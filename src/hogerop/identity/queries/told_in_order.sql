-- What speaks for and against every pair of records that may be one, the strongest first.
-- Grain: one pair. Columns: record_l < record_r, probability, evidence (what, level, bits),
-- sisters = whether one is a holding of the other or the like.
-- Reads record_pairs, told, levels (what, level, bits, by_rarity).
with named as (
    select
        t.record_l,
        t.record_r,
        v.what,
        v.level,
        t.bits + if(v.by_rarity, coalesce(t.rarity, 0), 0) as bits
    from told as t
    inner join levels as v on t.what = v.what and abs(t.bits - v.bits) < 1e-5
),

listed as (
    select
        record_l,
        record_r,
        list({'what': what, 'level': level, 'bits': bits} order by abs(bits) desc, what)
            as evidence,
        bool_or(level = 'one_is_a_sister') as sisters
    from named
    group by record_l, record_r
)

select
    p.record_l,
    p.record_r,
    p.probability,
    l.evidence,
    l.sisters
from record_pairs as p
inner join listed as l on p.record_l = l.record_l and p.record_r = l.record_r
order by p.record_l, p.record_r
