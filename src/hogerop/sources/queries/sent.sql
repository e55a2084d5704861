-- Grain: one referral: somebody who came with a code, or with words, that stand for somebody else.
-- Columns: those of LINES. Reads lines, codes, records, membership (of all imports).
-- A code of the codes table decides; else a full name that exactly one contact bears, and only
-- where the words said "via ...". One referral for each referrer and referred, on the first day.
with bearers as (
    select lower(records.name) as code, min(records.record_id) as sender_id
    from records
    inner join membership on records.record_id = membership.record_id
    where records.name is not null
    group by lower(records.name)
    having count(distinct membership.contact_id) = 1
),

senders as (
    select
        lines.*,
        coalesce(codes.record_id, bearers.sender_id) as sender_id
    from lines
    left join codes on lines.code = codes.code
    left join
        bearers
        on lines.code = bearers.code and lines.channel = 'referral' and codes.code is null
    where lines.code is not null and lines.kind in ('order', 'enquiry')
),

firsts as (
    select *
    from senders
    where sender_id is not null and sender_id <> record_id
    qualify row_number() over (
        partition by sender_id, record_id
        order by day, occurred_at nulls first, source, import_no, source_row
    ) = 1
)

select
    (
        md5_number_upper(concat_ws(chr(31), 'sent', sender_id::text, record_id::text)) >> 1
    )::bigint as event_id,
    sender_id as record_id,
    occurred_at,
    day,
    'referral' as kind,
    null::decimal(18, 4) as amount,
    null::boolean as includes_vat,
    null::decimal(18, 4) as margin,
    null::text as currency,
    null::text as order_ref,
    null::text as about_ref,
    null::text as product,
    null::decimal(18, 4) as quantity,
    record_id as ref_record_id,
    null::text as action_id,
    null::text as arm,
    null::text as state,
    null::text as scope,
    channel,
    code,
    null::integer as until_day,
    source,
    import_no,
    source_row
from firsts
order by day, event_id
