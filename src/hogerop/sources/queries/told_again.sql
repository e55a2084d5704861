-- Grain: one row in all: of how many orders of the file an earlier file told other lines, where
-- no file holds its orders whole, so that both count: orders; imports = which imports told them.
-- Reads told, entries, known_lines. $source.
with taken as (
    select distinct t.order_ref
    from entries as e
    inner join told as t on e.source_row = t.source_row and e.part = t.part
    where e.kind = 'order' and not e.known and e.first_of_its_kind
),

told_before as (
    select distinct
        k.order_ref,
        k.import_no
    from known_lines as k
    semi join taken as t on k.order_ref = t.order_ref
    where k.source = $source and k.kind = 'order' and k.whole is null
)

select
    count(distinct order_ref) as orders,
    list_sort(list_distinct(list(import_no))) as imports
from told_before
