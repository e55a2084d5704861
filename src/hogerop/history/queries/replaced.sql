-- Which orders and quotes were told again by a newer file that holds them whole?
-- Grain: one number of one kind of file (source, whole, order_ref) that several imports tell.
-- Columns: newest = number of the newest of these imports.
select
    "source",
    whole,
    order_ref,
    max(import_no) as newest
from lines
where whole is not null and order_ref is not null
group by "source", whole, order_ref
having min(import_no) < max(import_no)
