-- Grain: one enquiry; and one referral where the how-did-you-hear column holds an e-mail address.
-- Reads rows, nothing_told.
from nothing_told
union all by name
select
    source_row,
    1 as part,
    currency,
    rate,
    record_id,
    'enquiry' as kind,
    happened_day as day,
    happened_at as at,
    enquiry_ref as order_ref, channel, used_code as code, enquiry_ref is not null as numbered,
    concat_ws(' ', subject, message) as said
from rows
union all by name
select
    source_row, 2 as part, currency, rate,
    (md5_number_upper(concat_ws(chr(31), $source, 'mail:' || sender)) >> 1)::bigint as record_id,
    'referral' as kind, happened_day as day, happened_at as at,
    record_id as ref_record_id, true as numbered
from rows
where sender is not null
