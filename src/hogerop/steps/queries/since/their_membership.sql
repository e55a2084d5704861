-- Which records the touched have. Grain and columns: those of MEMBERSHIP.
-- Reads membership, touched.
select m.*
from membership as m
semi join touched as t on m.contact_id = t.contact_id
