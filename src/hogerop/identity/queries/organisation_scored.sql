-- How likely two tellings are of one organisation: what their comparisons weigh, what their names
-- weigh more or less than usual, and $prior_bits. Grain: one pair of tellings.
-- Columns: mention_id_l, mention_id_r, match_probability.
-- Reads weights, rarity; $same_name = what it usually weighs, $prior_bits = what two
-- tellings taken at random weigh (bits).
with weighed as (
    select
        w.mention_id_l,
        w.mention_id_r,
        $prior_bits + w.match_weight + if(abs(w.mw_firm - $same_name) < 1e-5, r.firm, 0) as bits
    from weights as w
    inner join rarity as r on w.mention_id_l = r.mention_id
)

select
    mention_id_l,
    mention_id_r,
    1 - 1 / (1 + pow(2, bits)) as match_probability
from weighed
