-- Since when every contact is known.
-- Grain: one contact. Columns: contact_id; first_seen_day = the earliest of creation date and
-- first event; without either the day on which somebody referred it, else that of its import;
-- undated = it is that of its import.
with said as (
    select
        record_id,
        min(day) as day,
        min(referred_day) as referred_day,
        min(import_day) as import_day
    from (
        select
            record_id,
            seen_day as day,
            null::integer as referred_day,
            coalesce(import_day, row_day) as import_day
        from records
        union all
        select record_id, day, null, null from lines
        union all
        select ref_record_id, null, day, null from lines where ref_record_id is not null
    )
    group by record_id
)

select
    m.contact_id,
    coalesce(min(s.day), min(s.referred_day), min(s.import_day)) as first_seen_day,
    coalesce(min(s.day), min(s.referred_day)) is null as undated
from said as s
inner join membership as m on s.record_id = m.record_id
group by m.contact_id
