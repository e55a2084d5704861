-- Which records a name fits best, in capitals or small letters, with its accents or without; or a
-- source's own number, which fits as a whole or not at all.
-- Grain: one record and column: record_id; told = the column that holds $typed (name, company or
-- source_id); fits: 3 = the whole of it, 2 = whole words of it, 1 = a part. Only the best are left,
-- and of these the ones with the accents as they were typed, where there are any. Reads records.
-- $typed: in small letters, not empty, one space between words.
with spoken as (
    select record_id, 'name' as told, lower(trim(name)) as spoken from records
    union all
    select record_id, 'company' as told, lower(trim(company)) as spoken from records
    union all
    select record_id, 'source_id' as told, lower(source_id) as spoken from records
),

plain as (
    select
        record_id,
        told,
        spoken,
        strip_accents(spoken) as name,
        strip_accents($typed) as asked,
        contains(spoken, $typed) as as_typed
    from spoken
),

fits as (
    select
        record_id,
        told,
        as_typed,
        case
            when name = asked then 3
            when contains(concat(' ', name, ' '), concat(' ', asked, ' ')) then 2
            else 1
        end as fits
    from plain
    where if(told = 'source_id', spoken = $typed, contains(name, asked))
)

select distinct record_id, told, fits
from fits
qualify rank() over (order by fits desc, as_typed desc) = 1
