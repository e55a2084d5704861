-- The persons and organisations whom a name fits best: a name is that of the person in a record, a
-- company's that of the organisation; where a record is only one of the two, it is that one's. The
-- number of a record in its source is of both.
-- Grain: one contact of one kind. Columns: kind, contact_id, fits (see fitting.sql); standing = as
-- how many contacts of the ladder all of them stand. Reads fitting, whose, membership.
with fitting_sides as (
    select
        w.kind,
        w.contact_id,
        f.fits
    from fitting as f
    inner join whose as w on f.record_id = w.record_id
    where
        f.told = 'source_id'
        or (w.kind = 'person') = (f.told = 'name')
        or 1 = (select count(*) from whose as o where o.record_id = f.record_id)
)

select
    kind,
    contact_id,
    max(fits) as fits,
    (
        select count(distinct m.contact_id)
        from fitting as f
        inner join membership as m on f.record_id = m.record_id
    ) as standing
from fitting_sides
group by kind, contact_id
order by kind desc, contact_id asc
