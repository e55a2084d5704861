-- One row per contact that stands on the ladder on $day, beside what was last heard of it:
-- contact_id, rung, since (first day there), falls_on and falls_to (where it comes down by
-- $falls_by if nothing happens, else null), was (null = not heard of), what is known of climbs,
-- falls and warnings (as in heard), and whether it climbed, fell, or is to be warned of.
-- Who stands elsewhere only because the past was put right neither climbed nor fell: the way there
-- has to be in the past as it is known now. (Whose first day went back to that of an order did
-- climb: they were seen lower before.) What is known already is not told again.
-- $tells: whether anything is told at all. Relations: stays, heard.
with standing as (
    select
        contact_id,
        rung,
        from_day as since
    from stays
    where from_day <= $day and (to_day is null or to_day > $day)
),

past as (
    select
        p.contact_id,
        min(p.rung) as lowest,
        max(p.rung) as highest
    from stays as p
    inner join standing as s on p.contact_id = s.contact_id
    where p.from_day < s.since
    group by p.contact_id
),

coming as (
    select
        c.contact_id,
        min(c.from_day) as falls_on,
        arg_min(c.rung, c.from_day) as falls_to
    from stays as c
    inner join standing as s on c.contact_id = s.contact_id
    where c.from_day > $day and c.from_day <= $falls_by and c.rung < s.rung
    group by c.contact_id
)

select
    s.contact_id,
    s.rung,
    s.since,
    c.falls_on,
    c.falls_to,
    h.rung as was,
    h.climbed_to,
    h.climbed_on,
    h.fell_to,
    h.fell_on,
    h.warned_of,
    h.warned_for,
    coalesce(
        $tells
        and s.rung > h.rung
        and coalesce(p.lowest < s.rung, true)
        and (s.rung <> h.climbed_to or s.since <> h.climbed_on),
        false
    ) as climbed,
    coalesce(
        $tells
        and s.rung < h.rung
        and p.highest > s.rung
        and (s.rung <> h.fell_to or s.since <> h.fell_on),
        false
    ) as fell,
    $tells
    and c.falls_on is not null
    and not coalesce(h.falling, false)
    and (s.rung is distinct from h.warned_of or c.falls_on is distinct from h.warned_for) as warned
from standing as s
left join heard as h on s.contact_id = h.contact_id
left join past as p on s.contact_id = p.contact_id
left join coming as c on s.contact_id = c.contact_id
