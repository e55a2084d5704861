-- Who stands elsewhere than before, at most $most: contact_id, name, email, source_ids, from_rung
-- (null = not yet seen) and to_rung. The highest rung that they come from or go to is first, then
-- by name. $newcomers: also who was not yet seen. Relations: moved (of moves.sql), contacts.
with elsewhere as (
    select *
    from moved
    where from_rung is distinct from to_rung and ($newcomers or from_rung is not null)
)

select
    m.contact_id,
    coalesce(c.name, c.company) as name,
    c.email,
    c.source_ids,
    m.from_rung,
    m.to_rung
from elsewhere as m
left join contacts as c on m.contact_id = c.contact_id
order by
    greatest(m.from_rung, m.to_rung) desc,
    lower(coalesce(c.name, c.company)) asc nulls last,
    m.contact_id asc
limit $most
