-- Whom that speaks of which came in, or changed, since the edition before.
-- Grain: one record and reason. Columns: record_id; reason: again (a newer file tells an order of
-- theirs otherwise), refund (something was given back), late (something of before $day, the day of
-- the edition before), new (something after it, or of who they are).
-- Reads fresh_lines, fresh_records, changed_lines, and lines, all there are.
with again as (
    select distinct "source", whole, order_ref
    from fresh_lines
    where whole is not null and order_ref is not null
),

told as (
    select
        record_id,
        ref_record_id,
        case
            when kind in ('refund', 'cancellation') then 'refund'
            when day <= $day then 'late'
            else 'new'
        end as reason
    from fresh_lines
    union all
    select record_id, ref_record_id, if(day <= $day, 'late', 'new') as reason
    from changed_lines
    union all
    select l.record_id, l.ref_record_id, 'again' as reason
    from lines as l
    semi join again as a
        on l."source" = a."source" and l.whole = a.whole and l.order_ref = a.order_ref
)

select record_id, reason from told
union
select ref_record_id as record_id, reason from told where ref_record_id is not null
union
select record_id, 'new' as reason from fresh_records
