-- When things happened to somebody. Grain: one moment. Columns: occurred_at; instead = its day and
-- its place among the moments of that day, as seconds after midnight. Reads lines, events, own.
with moments as (
    select occurred_at from lines semi join own on lines.record_id = own.record_id
    union
    select occurred_at from events semi join own on events.record_id = own.record_id
)

select
    occurred_at,
    date_trunc('day', occurred_at)
    + to_seconds(
        row_number() over (
            partition by date_trunc('day', occurred_at) order by occurred_at
        )
    ) as instead
from moments
where occurred_at is not null
order by occurred_at
