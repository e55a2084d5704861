-- One row per unit of the experiment $experiment, of its newest import, in the file's order: arm,
-- household, outcomes, before, traits. Relation: units.
select
    arm,
    household,
    outcomes,
    before,
    traits
from units
where experiment = $experiment
qualify import_no = max(import_no) over ()
order by source_row
