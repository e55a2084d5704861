-- What the products of the orders in question have to give back, before anything was.
-- Grain: one order and product. Sorted by holding_no. Columns and units as in holdings.
select order_no, micros, pieces
from holdings
order by holding_no
