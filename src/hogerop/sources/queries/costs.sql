-- Grain: one amount spent (contracts.COSTS), without repeats. Reads told, entries.
select
    entries.event_id as cost_id,
    told.day,
    told.until_day,
    told.channel,
    told.purpose,
    told.share,
    (told.amount * told.rate)::decimal(18, 4) as amount,
    told.hours,
    $number::integer as import_no,
    told.source_row
from told
inner join entries on told.source_row = entries.source_row and told.part = entries.part
where entries.first_of_its_kind and not entries.known and told.kind = 'cost'
order by told.source_row
