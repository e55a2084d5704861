-- One row per pair of standings: from_rung (null = not yet seen), to_rung, contacts.
-- Relation: moved (one row per contact, of moves.sql).
select from_rung, to_rung, count(*) as contacts
from moved
group by from_rung, to_rung
order by from_rung nulls first, to_rung
