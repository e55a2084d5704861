-- Grain: one row in all: how many orders and quotes of the file an older import told otherwise.
-- Reads told, entries.
select count(distinct told.order_ref) as orders
from told
inner join entries on told.source_row = entries.source_row and told.part = entries.part
where entries.changed
