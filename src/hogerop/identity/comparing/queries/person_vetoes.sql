-- Pairs of records that cannot be one person, among those that others may bring together.
-- Grain: one pair of records of one component whose likest tellings have a probability under
-- $most, or whose first names no person has together (unless they are
-- likely one all the same). Columns: record_l < record_r.
-- Reads scored, record_pairs, persons, components (record_id, component_id).
with unlikely as (
    select
        least(l.record_id, r.record_id) as record_l,
        greatest(l.record_id, r.record_id) as record_r
    from scored as p
    inner join persons as l on p.mention_id_l = l.mention_id
    inner join persons as r on p.mention_id_r = r.mention_id
    inner join components as cl on l.record_id = cl.record_id
    inner join components as cr on r.record_id = cr.record_id
    where l.record_id != r.record_id and cl.component_id = cr.component_id
    group by all
    having max(p.match_probability) < $most
),

named as (
    select distinct c.component_id, p.record_id, p.given, p.initials, p.nick, p.surname, p.card
    from persons as p
    inner join components as c on p.record_id = c.record_id
    where p.given is not null
),

likely as (
    select record_l, record_r
    from record_pairs
    where probability >= 0.5
),

other_names as (
    select l.record_id as record_l, r.record_id as record_r
    from named as l
    inner join named as r on l.component_id = r.component_id and l.record_id < r.record_id
    anti join likely
        on l.record_id = likely.record_l and r.record_id = likely.record_r
    where
        l.given != r.given
        and jaro_winkler_similarity(l.given, r.given) < 0.8
        and not (
            damerau_levenshtein(l.given, r.given) <= 2
            and least(length(l.given), length(r.given)) >= 5
        )
        and coalesce(l.card != r.card, true)
        and not coalesce(list_has_any(l.nick, r.nick), false)
        and not contains(l.initials, left(r.given, 1))
        and not contains(r.initials, left(l.given, 1))
        and coalesce(jaro_winkler_similarity(l.given, r.surname) < 0.8, true)
        and coalesce(jaro_winkler_similarity(r.given, l.surname) < 0.8, true)
)

select record_l, record_r
from unlikely
union
select record_l, record_r
from other_names
