-- One row per event of the contact up to $day, newest first: event_id, day, kind, amount, margin,
-- about_event_id, ends_order, source, import_no, source_row, lines.
select
    event_id,
    day,
    kind,
    amount,
    about_event_id,
    coalesce(ends_order, false) as ends_order,
    "source",
    import_no,
    source_row,
    lines
from events
where day <= $day
order by day desc, event_id asc
