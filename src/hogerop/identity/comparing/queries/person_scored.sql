-- How likely two tellings are of one person: what their comparisons weigh, what their names weigh
-- more or less than usual, and $prior_bits. Grain: one pair of tellings.
-- Columns: mention_id_l, mention_id_r, match_probability.
-- Reads weights, rarity; $same_given, $same_surname, $surname_slip = what they usually weigh,
-- $prior_bits = what two tellings taken at random weigh.
with weighed as (
    select
        w.mention_id_l,
        w.mention_id_r,
        $prior_bits
        + w.match_weight
        + if(abs(w.mw_given - $same_given) < 1e-5, l.given, 0)
        -- Of two names a slip apart, the commoner one tells how many others may bear it.
        + if(
            least(abs(w.mw_surname - $same_surname), abs(w.mw_surname - $surname_slip)) < 1e-5,
            least(l.surname, r.surname),
            0
        ) as bits,
        greatest(w.mw_email, w.mw_phone, w.mw_born, w.mw_iban, w.mw_card) <= 0
        and w.mw_context < 0 as namesakes
    from weights as w
    inner join rarity as l on w.mention_id_l = l.mention_id
    inner join rarity as r on w.mention_id_r = r.mention_id
)

select
    mention_id_l,
    mention_id_r,
    -- Who shares nothing but a name and lives elsewhere may be somebody else: 8 to 1 at most, which
    -- is asked and never joined by itself.
    1 - 1 / (1 + pow(2, if(namesakes, least(bits, 3), bits))) as match_probability
from weighed
