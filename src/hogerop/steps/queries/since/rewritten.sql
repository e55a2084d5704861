-- How many stood otherwise in the past than the edition before said, by reason: one day at least up
-- to $day, its own. Grain: one reason, the first that holds: who (who is who changed), again,
-- refund, late, other. Columns: reason, contacts.
-- Reads reasons (contact_id, reason), walked, intervals (theirs), intervals_before.
with here as (
    select contact_id, rung, lapsed, from_day, least(coalesce(to_day, $day + 1), $day + 1) as to_day
    from intervals
    where from_day <= $day
),

there as (
    select
        b.contact_id,
        b.rung,
        b.lapsed,
        b.from_day,
        least(coalesce(b.to_day, $day + 1), $day + 1) as to_day
    from intervals_before as b
    semi join walked as t on b.contact_id = t.contact_id
    where b.from_day <= $day
),

otherwise as (
    select contact_id from (
        select * from here
        except
        select * from there
    )
    union
    select contact_id from (
        select * from there
        except
        select * from here
    )
),

because as (
    select
        o.contact_id,
        min(
            case r.reason
                when 'who' then 1 when 'again' then 2 when 'refund' then 3 when 'late' then 4
            end
        ) as first_reason
    from otherwise as o
    left join reasons as r on o.contact_id = r.contact_id
    group by o.contact_id
)

select
    case first_reason
        when 1 then 'who' when 2 then 'again' when 3 then 'refund' when 4 then 'late' else 'other'
    end as reason,
    count(*) as contacts
from because
group by reason
order by reason
