-- Which tellings of organisations are worth comparing: those that share one of these.
-- Grain: one pair of tellings. Columns: join_key_l < join_key_r = mention_ids; match_key = '0' (the
-- three that Splink asks for). What more than $crowd tellings share is not looked for by.
-- Reads organisations.
with looked_for as (
    select
        mention_id,
        unnest([
            'kvk ' || kvk,
            'vat ' || vat,
            'bank ' || iban,
            'firm ' || firm,
            'teller ' || teller,
            'words ' || list_aggregate(words, 'string_agg', ' '),
            'begin ' || if(length(firm) >= 8, left(firm, 8), null),
            'first words ' || if(array_length(words) >= 2, words[1] || ' ' || words[2], null),
            'last words ' || if(array_length(words) >= 2, words[-1] || ' ' || words[-2], null),
            'area ' || area || ' ' || words[1],
            'domain ' || "domain",
            'call ' || phone,
            'place ' || place,
            'road ' || road
        ]) as "text"
    from organisations
),

sharing as (
    select list(mention_id) as members
    from looked_for
    where "text" is not null
    group by hash("text")
    having
        count(*) between 2
        -- A number of a register is one organisation's, however many tell it.
        and if(left(any_value("text"), 4) in ('kvk ', 'vat '), 500, $crowd)
),

each as (
    select
        unnest(members) as join_key_l,
        members
    from sharing
),

crossed as (
    select
        join_key_l,
        unnest(members) as join_key_r
    from each
)

select distinct
    '0' as match_key,
    join_key_l,
    join_key_r
from crossed
where join_key_l < join_key_r
