-- Grain: one unit of an experiment (contracts.UNITS). Reads told, rows, entries, meanings.
-- Of a household only its number within the file is kept, and of a unit nothing that names it.
with houses as (
    select
        household,
        (row_number() over (order by household))::integer as number_of
    from (select distinct household from rows where household is not null)
)

select
    told.action_id as experiment,
    rows.arm,
    coalesce(arms.meaning = 'holdout', false) as held_out,
    houses.number_of as household,
    rows.outcome as outcomes,
    rows.before,
    rows.trait as traits,
    $number::integer as import_no,
    told.source_row
from told
inner join rows on told.source_row = rows.source_row
inner join entries on told.source_row = entries.source_row and told.part = entries.part
left join houses on rows.household = houses.household
left join meanings as arms on arms.about = 'arm' and arms.word = lower(rows.arm)
where told.kind = 'unit' and entries.first_of_its_kind
order by told.source_row
