-- Grain: one thing that happened (contracts.LINES), without repeats. Reads told, entries.
-- amount and margin: workspace currency.
select
    entries.event_id,
    told.record_id,
    told.at as occurred_at,
    told.day,
    told.kind,
    (told.amount * told.rate)::decimal(18, 4) as amount,
    told.includes_vat,
    (told.margin * told.rate)::decimal(18, 4) as margin,
    if(told.amount is null, null, coalesce(told.currency, $currency)) as currency,
    told.order_ref,
    told.about_ref,
    told.product,
    told.quantity::decimal(18, 4) as quantity,
    told.ref_record_id,
    told.action_id,
    null::text as arm,
    told.state,
    told.scope,
    told.channel,
    told.code,
    told.until_day,
    if(told.order_ref is null, null, $whole::text) as whole,
    $source::text as source,
    $number::integer as import_no,
    told.source_row
from told
inner join entries on told.source_row = entries.source_row and told.part = entries.part
where
    entries.first_of_its_kind
    and not entries.known
    and told.kind not in ('cost', 'code', 'review', 'unit')
order by told.source_row, told.part
