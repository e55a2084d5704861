-- How many of those who stood on a rung moved up of themselves.
-- Grain: one row. Columns: stood (contacts on $rung at the end of day $since; with $lapsed only
-- those who had lapsed); moved (of them: higher on a day after it, up to $until; with $lapsed: no
-- longer lapsed).
-- Reads intervals.
with there as (
    select contact_id
    from intervals
    where
        rung = $rung
        and (not $lapsed or lapsed)
        and from_day <= $since
        and (to_day is null or to_day > $since)
),

risen as (
    select distinct i.contact_id
    from intervals as i
    semi join there as t on i.contact_id = t.contact_id
    where
        i.from_day > $since
        and i.from_day <= $until
        and if($lapsed, not i.lapsed, i.rung > $rung)
)

select
    (select count(*) from there) as stood,
    (select count(*) from risen) as moved
