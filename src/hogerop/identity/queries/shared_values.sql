-- Mailboxes, telephones and bank accounts that people use together: carried with names that cannot
-- be one person. Grain: one value. Columns: value (e-mail key, E.164 or IBAN). Reads persons: all
-- there are, or those on the mailboxes of one import (several_people.py).
with carried as (
    select distinct email as "value", given, initial, nick, surname, parts
    from persons
    where email is not null and (initial is not null or surname is not null)
    union
    select distinct phone, given, initial, nick, surname, parts
    from persons
    where phone is not null and (initial is not null or surname is not null)
    union
    select distinct mobile, given, initial, nick, surname, parts
    from persons
    where mobile is not null and (initial is not null or surname is not null)
    union
    select distinct iban, given, initial, nick, surname, parts
    from persons
    where iban is not null and (initial is not null or surname is not null)
),

-- With so many names it is shared, whatever they are.
crowded as (
    select "value", count(*) as names
    from carried
    group by "value"
    having count(*) > 1
),

few as (
    select carried.*
    from carried
    inner join crowded on carried."value" = crowded."value" and crowded.names <= 40
),

-- Likeness of first with first and last with last name, and crosswise, for names are swapped.
-- What is not known does not differ.
likened as (
    select
        l."value",
        l.given = r.given as same_given,
        coalesce(l.initial != r.initial, false) as other_initial,
        list_has_any(l.nick, r.nick) as short_form,
        list_has_any(l.parts, r.parts) as same_part,
        l.given is not null and r.given is not null as both_given,
        -- Short names differ by little: tim and tom are two.
        if(least(length(l.given), length(r.given)) >= 6, 0.78, 0.85) as enough,
        greatest(
            jaro_winkler_similarity(l.given, r.given),
            if(
                length(l.given) >= 5, 1 - damerau_levenshtein(l.given, r.given) / 14, 0
            )
        ) as givens,
        if(
            l.surname is null or r.surname is null,
            null,
            greatest(
                jaro_winkler_similarity(l.surname, r.surname),
                if(length(l.surname) >= 5, 1 - damerau_levenshtein(l.surname, r.surname) / 14, 0)
            )
        ) as surnames,
        jaro_winkler_similarity(l.given, r.surname) as crosswise,
        jaro_winkler_similarity(l.surname, r.given) as other_crosswise
    from few as l
    inner join few as r
        on
        l."value" = r."value"
        and (coalesce(l.given, ''), coalesce(l.initial, ''), coalesce(l.surname, ''))
        < (coalesce(r.given, ''), coalesce(r.initial, ''), coalesce(r.surname, ''))
),

compared as (
    select
        "value",
        coalesce(short_form, false) or if(both_given, givens >= enough, not other_initial)
            as likely_given,
        coalesce(same_part, false)
        or coalesce(surnames >= if(coalesce(givens >= 0.85, false), 0.7, 0.85), true)
        -- Whoever marries keeps a first name.
        or coalesce(same_given, false) as likely_surname,
        coalesce(crosswise >= 0.8, true) and coalesce(other_crosswise >= 0.8, true)
        and (crosswise is not null or other_crosswise is not null) as likely_swapped
    from likened
)

select distinct "value"
from compared
where not (likely_given and likely_surname) and not likely_swapped
union
select "value"
from crowded
where names > 40
