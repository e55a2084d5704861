-- One row per stay that holds the end of a month, in no order: contact_no, standing (rung, and 8
-- more if lapsed), first_month and past_month (the months whose ends it holds: from, up to but not
-- including). Relations: intervals, panel_contacts, month_ends.
with numbered as (
    select
        p.contact_no,
        (i.rung + case when i.lapsed then 8 else 0 end)::tinyint as standing,
        i.from_day,
        i.to_day
    from intervals as i
    inner join panel_contacts as p on i.contact_id = p.contact_id
),

ends as (select list(end_day order by end_day) as days from month_ends)

select
    n.contact_no,
    n.standing,
    array_length(list_filter(e.days, lambda day: day < n.from_day))::smallint as first_month,
    array_length(list_filter(e.days, lambda day: n.to_day is null or day < n.to_day))::smallint
        as past_month
from numbered as n
cross join ends as e
