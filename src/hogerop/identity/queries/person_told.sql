-- What speaks for and against every pair of records that may be one person.
-- Grain: one pair and comparison. Columns: record_l, record_r, what, bits, rarity (bits). 0 bits
-- are left out: not known, or as common among two as with one; neither tells anything.
-- Reads record_pairs, weights, rarity.
with compared as (
    select
        p.record_l,
        p.record_r,
        unnest([
            {'what': 'email', 'bits': w.mw_email, 'rarity': 0.0},
            {'what': 'phone', 'bits': w.mw_phone, 'rarity': 0.0},
            {'what': 'context', 'bits': w.mw_context, 'rarity': 0.0},
            {'what': 'given', 'bits': w.mw_given, 'rarity': l.given},
            {'what': 'surname', 'bits': w.mw_surname, 'rarity': least(l.surname, r.surname)},
            {'what': 'born', 'bits': w.mw_born, 'rarity': 0.0},
            {'what': 'iban', 'bits': w.mw_iban, 'rarity': 0.0},
            {'what': 'card', 'bits': w.mw_card, 'rarity': 0.0}
        ]) as one
    from record_pairs as p
    inner join weights as w on p.mention_l = w.mention_id_l and p.mention_r = w.mention_id_r
    inner join rarity as l on p.mention_l = l.mention_id
    inner join rarity as r on p.mention_r = r.mention_id
)

select
    record_l,
    record_r,
    one.what,
    one.bits,
    one.rarity
from compared
where one.bits != 0
