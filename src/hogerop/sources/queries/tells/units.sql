-- Grain: one unit of an experiment. Reads rows, nothing_told.
-- A unit with a number of its own is told once. Equal rows without one are several units.
from nothing_told
union all by name
select
    source_row,
    1 as part,
    'unit' as kind,
    $imported_day as day,
    coalesce(experiment, $file) as action_id,
    coalesce(
        unit,
        concat_ws(chr(31), arm, household, outcome::text, rows.before::text, trait::text)
    ) as said,
    unit is not null as numbered,
    if(arm is null, 'arm', null) as reason
from rows
