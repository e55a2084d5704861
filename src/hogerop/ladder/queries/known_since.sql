-- How many contacts were first seen after $day, and no later than $today.
-- Grain: one row. Columns: contacts; last_day = the last day on which one was, null where none was.
-- Reads contacts.
select
    count(*) as contacts,
    max(first_seen_day) as last_day
from contacts
where first_seen_day > $day and first_seen_day <= $today
