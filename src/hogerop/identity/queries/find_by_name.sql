-- One row per contact with a record whose name or company holds $name (small letters, not empty),
-- accents aside: contact_id; how well it fits: 3 = the whole name, 2 = whole words of it, 1 = a
-- part; and whether it holds it with the accents as they were typed.
with named as (
    select
        m.contact_id,
        unnest([lower(trim(r.name)), lower(trim(r.company))]) as name
    from membership as m
    inner join records as r on m.record_id = r.record_id
),

plain as (
    select
        contact_id,
        strip_accents(name) as name,
        strip_accents($name) as asked,
        contains(name, $name) as as_typed
    from named
)

select
    contact_id,
    max(case
        when name = asked then 3
        when contains(concat(' ', name, ' '), concat(' ', asked, ' ')) then 2
        else 1
    end) as fits,
    bool_or(as_typed) as as_typed
from plain
where contains(name, asked)
group by contact_id
order by contact_id
