-- One row per experiment and arm: experiment, arm, held_out, units. Of each experiment its newest
-- import counts. Relation: units.
with newest as (
    select experiment, max(import_no) as import_no
    from units
    group by experiment
)

select
    u.experiment,
    u.arm,
    u.held_out,
    count(*) as units
from units as u
inner join newest as n on u.experiment = n.experiment and u.import_no = n.import_no
group by u.experiment, u.arm, u.held_out
order by u.experiment, u.arm
