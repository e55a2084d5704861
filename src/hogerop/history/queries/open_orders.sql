-- What the orders in question have to give back, before anything was.
-- Grain: one order. Sorted by order_no. Columns and units as in orders_in_question.
select micros, margin_micros, pieces
from orders_in_question
order by order_no
