-- Grain: one thing told by a row that is neither set aside nor about nobody.
-- event_id: key of all it says; equal things without a number of their own get their count in it.
-- nth: 1 for the first of equal things. known: an earlier import told it.
-- Where each file holds whole orders ($whole), an order is known if the newest import that holds it
-- tells exactly the same; else all of its lines are told anew (changed: and an older import told
-- others), for the newest to replace the older.
-- Reads told, fates, known_lines, known_costs, known_codes.
with keyed as (
    select
        told.source_row,
        told.part,
        told.kind,
        told.numbered,
        told.record_id,
        told.order_ref,
        (
            md5_number_upper(
                concat_ws(
                    chr(31),
                    $source,
                    told.kind,
                    coalesce(told.order_ref, ''),
                    coalesce(told.record_id::text, ''),
                    coalesce(told.day::text, ''),
                    coalesce(told.at::text, ''),
                    coalesce(told.amount::decimal(18, 4)::text, ''),
                    coalesce(told.currency, $currency),
                    coalesce(told.about_ref, ''),
                    coalesce(told.product, ''),
                    coalesce(told.quantity::decimal(18, 4)::text, ''),
                    coalesce(told.ref_record_id::text, ''),
                    coalesce(told.state, ''),
                    coalesce(told.scope, ''),
                    coalesce(told.channel, ''),
                    coalesce(told.code, ''),
                    coalesce(told.until_day::text, ''),
                    coalesce(told.action_id, ''),
                    coalesce(told.purpose, ''),
                    coalesce(told.hours::text, ''),
                    coalesce(told.said, '')
                )
            ) >> 1
        )::bigint as content
    from told
    inner join fates on told.source_row = fates.source_row
    where told.kind is not null and fates.reason is null and fates.about
),

counted as (
    select *, row_number() over (partition by content order by source_row, part) as nth
    from keyed
),

named as (
    select
        *,
        if(
            nth = 1,
            content,
            (md5_number_upper(concat_ws(chr(31), content::text, nth::text)) >> 1)::bigint
        ) as event_id
    from counted
),

told_before as (
    select order_ref, event_id
    from known_lines
    where
        source = $source
        and whole = $whole
        and order_ref in (select order_ref from named)
    qualify import_no = max(import_no) over (partition by order_ref)
),

told_otherwise as (
    select
        coalesce(told_now.order_ref, told_before.order_ref) as order_ref,
        count(told_before.event_id) > 0 as was_told
    from (
        select distinct order_ref, event_id
        from named
        where order_ref is not null and $whole is not null and (nth = 1 or not numbered)
    ) as told_now
    full join
        told_before
        on told_now.order_ref = told_before.order_ref and told_now.event_id = told_before.event_id
    group by coalesce(told_now.order_ref, told_before.order_ref)
    having count(told_before.event_id) < count(*) or count(told_now.event_id) < count(*)
),

known as (
    select event_id
    from known_lines
    where $whole is null or whole is null or order_ref is null
    union all
    select cost_id from known_costs
    union all
    select code_id from known_codes
)

select
    source_row, part, kind, event_id, nth, numbered,
    case
        -- No table keeps these; who wrote them being known is the best sign.
        when kind = 'review' then record_id in (select record_id from known_records)
        when event_id in (select event_id from known) then true
        when $whole is null or order_ref is null then false
        else order_ref not in (select order_ref from told_otherwise)
    end as known,
    coalesce(order_ref in (select order_ref from told_otherwise where was_told), false) as changed,
    not(numbered and nth > 1) as first_of_its_kind
from named
