-- Some of those who stand on $rung on the evening of $day, at most $most, and how many there are
-- (in_all). Which ones is by chance, and the same each time. Relation: intervals.
with there as (
    select contact_id
    from intervals
    where rung = $rung and from_day <= $day and (to_day is null or to_day > $day)
)

select
    contact_id,
    count(*) over () as in_all
from there
order by hash(contact_id), contact_id
limit $most
