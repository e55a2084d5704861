-- One row: day (first day of the earliest stay by $day, null = none). Relation: intervals.
select min(from_day) as day from intervals where from_day <= $day
