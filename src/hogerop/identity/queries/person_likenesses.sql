-- What speaks for and against every pair of records that may be one person, the strongest first.
-- Grain: one pair. Columns: record_l < record_r, probability, evidence (what, level, bits).
-- Reads person_record_pairs, person_pairs, person_levels (what, level, bits).
with told as (
    select
        r.record_l,
        r.record_r,
        r.probability,
        unnest([
            {'what': 'email', 'bits': p.mw_email, 'rare': 0.0},
            {'what': 'phone', 'bits': p.mw_phone, 'rare': 0.0},
            {'what': 'context', 'bits': p.mw_context, 'rare': 0.0},
            {'what': 'given', 'bits': p.mw_given, 'rare': p.mw_tf_adj_given},
            {'what': 'surname', 'bits': p.mw_surname, 'rare': p.mw_tf_adj_surname},
            {'what': 'born', 'bits': p.mw_born, 'rare': 0.0},
            {'what': 'iban', 'bits': p.mw_iban, 'rare': 0.0},
            {'what': 'card', 'bits': p.mw_card, 'rare': 0.0}
        ]) as one
    from person_record_pairs as r
    inner join person_pairs as p
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
inner join person_levels as v on t.one.what = v.what and abs(t.one.bits - v.bits) < 1e-5
-- 0 bits: not known, or as common among two as with one; neither tells anything.
where t.one.bits != 0
group by t.record_l, t.record_r
order by t.record_l, t.record_r
