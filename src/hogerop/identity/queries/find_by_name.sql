-- One row per contact with a record whose name or company holds $name (small letters, not empty):
-- contact_id, and how well it fits: 3 = the whole name, 2 = whole words of it, 1 = a part.
with named as (
    select
        m.contact_id,
        unnest([lower(trim(r.name)), lower(trim(r.company))]) as name
    from membership as m
    inner join records as r on m.record_id = r.record_id
)

select
    contact_id,
    max(case
        when name = $name then 3
        when contains(concat(' ', name, ' '), concat(' ', $name, ' ')) then 2
        else 1
    end) as fits
from named
where contains(name, $name)
group by contact_id
order by contact_id
