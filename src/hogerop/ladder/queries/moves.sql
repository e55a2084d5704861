-- One row per contact seen by $until: contact_id, its rung on the evening of $since (null = not yet
-- seen) and its rung on the evening of $until (0 = outside). In no order.
with earlier as (
    select contact_id, rung
    from intervals
    where from_day <= $since and (to_day is null or to_day > $since)
),

later as (
    select contact_id, rung
    from intervals
    where from_day <= $until and (to_day is null or to_day > $until)
)

select l.contact_id, e.rung as from_rung, l.rung as to_rung
from later as l
left join earlier as e on l.contact_id = e.contact_id
