-- Grain: one amount spent on marketing. Reads rows, meanings, nothing_told.
-- VAT is taken off here: costs have no history of their own that would do it.
from nothing_told
union all by name
select
    source_row,
    1 as part,
    currency,
    rate,
    'cost' as kind,
    period_day as day,
    period_until as until_day,
    value / if(coalesce(includes_vat, $prices_include_vat, false), 1 + $vat_rate, 1) as amount,
    channel, coalesce(purposes.meaning, 'general') as purpose, share, hours, note as said,
    false as numbered,
    if(rows.purpose is not null and purposes.meaning is null, 'word', null) as reason
from rows
left join meanings as purposes on purposes.about = 'purpose' and purposes.word = lower(rows.purpose)
