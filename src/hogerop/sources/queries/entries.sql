-- Grain: one thing told by a row that is neither set aside nor about nobody.
-- event_id: key of all it says; equal things without a number of their own get their count in it.
-- nth: 1 for the first of equal things. known: an earlier import told it.
-- Reads told, fates, known_lines, known_costs, known_codes.
with keyed as (
    select
        told.source_row,
        told.part,
        told.kind,
        told.numbered,
        told.record_id,
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

known as (
    select event_id from known_lines
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
        else event_id in (select event_id from known)
    end as known,
    not(numbered and nth > 1) as first_of_its_kind
from named
