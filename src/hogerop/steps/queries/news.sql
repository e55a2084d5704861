-- One row per thing that is new of a contact, as in the promise of news: of each kind the highest
-- rung first. Relation: listened.
with told as (
    select
        'climbed' as kind,
        contact_id,
        was as from_rung,
        rung as to_rung,
        since as day
    from listened
    where climbed
    union all
    select
        'fell' as kind,
        contact_id,
        was as from_rung,
        rung as to_rung,
        since as day
    from listened
    where fell
    union all
    select
        'falling' as kind,
        contact_id,
        rung as from_rung,
        falls_to as to_rung,
        falls_on - 1 as day
    from listened
    where warned
)

select
    kind,
    row_number() over (
        partition by kind
        order by greatest(from_rung, to_rung) desc, contact_id asc
    ) - 1 as place,
    contact_id,
    from_rung,
    to_rung,
    day
from told
order by kind asc, place asc
