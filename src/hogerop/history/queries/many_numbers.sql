-- Which order numbers have more than one line?
-- Grain: one order number (source, order_ref, record_id), as a hash. Different numbers may share a
-- hash, so this is a sieve and never an identity.
-- Columns: sieve.
select hash("source", order_ref, record_id) as sieve
from lines
where kind = 'order' and order_ref is not null
group by sieve
having count(*) > 1
