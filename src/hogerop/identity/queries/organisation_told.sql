-- What speaks for and against every pair of records that may be one organisation.
-- Grain: one pair and comparison. Columns: record_l, record_r, what, bits, rarity (bits). 0 bits
-- are left out: not known, or as common among two as with one; neither tells anything.
-- Reads record_pairs, weights, rarity.
with compared as (
    select
        p.record_l,
        p.record_r,
        unnest([
            {'what': 'firm', 'bits': w.mw_firm, 'rarity': r.firm},
            {'what': 'sister', 'bits': w.mw_sister, 'rarity': 0.0},
            {'what': 'kvk', 'bits': w.mw_kvk, 'rarity': 0.0},
            {'what': 'vat', 'bits': w.mw_vat, 'rarity': 0.0},
            {'what': 'domain', 'bits': w.mw_domain, 'rarity': 0.0},
            {'what': 'phone', 'bits': w.mw_phone, 'rarity': 0.0},
            {'what': 'place', 'bits': w.mw_place, 'rarity': 0.0},
            {'what': 'teller', 'bits': w.mw_teller, 'rarity': 0.0},
            {'what': 'iban', 'bits': w.mw_iban, 'rarity': 0.0}
        ]) as one
    from record_pairs as p
    inner join weights as w on p.mention_l = w.mention_id_l and p.mention_r = w.mention_id_r
    inner join rarity as r on p.mention_l = r.mention_id
)

select
    record_l,
    record_r,
    one.what,
    one.bits,
    one.rarity
from compared
where one.bits != 0
