-- What speaks for and against every pair of records that may be one organisation, the strongest
-- first. Grain: one pair. Columns: record_l < record_r, probability, evidence (what, level, bits).
-- Reads organisation_record_pairs, organisation_pairs, organisation_levels (what, level, bits).
with told as (
    select
        r.record_l,
        r.record_r,
        r.probability,
        unnest([
            {'what': 'firm', 'bits': p.mw_firm, 'rare': p.mw_tf_adj_firm},
            {'what': 'sister', 'bits': p.mw_sister, 'rare': 0.0},
            {'what': 'kvk', 'bits': p.mw_kvk, 'rare': 0.0},
            {'what': 'vat', 'bits': p.mw_vat, 'rare': 0.0},
            {'what': 'domain', 'bits': p.mw_domain, 'rare': 0.0},
            {'what': 'phone', 'bits': p.mw_phone, 'rare': 0.0},
            {'what': 'place', 'bits': p.mw_place, 'rare': 0.0},
            {'what': 'teller', 'bits': p.mw_teller, 'rare': 0.0},
            {'what': 'iban', 'bits': p.mw_iban, 'rare': 0.0}
        ]) as one
    from organisation_record_pairs as r
    inner join organisation_pairs as p
        on r.mention_l = p.mention_id_l and r.mention_r = p.mention_id_r
)

select
    t.record_l,
    t.record_r,
    any_value(t.probability) as probability,
    list(
        {'what': t.one.what, 'level': v.level, 'bits': t.one.bits + t.one.rare}
        order by abs(t.one.bits + t.one.rare) desc, t.one.what
    ) as evidence
from told as t
inner join
    organisation_levels as v
    on t.one.what = v.what and abs(t.one.bits - v.bits) < 1e-5
-- 0 bits: not known, or as common among two as with one; neither tells anything.
where t.one.bits != 0
group by t.record_l, t.record_r
order by t.record_l, t.record_r
