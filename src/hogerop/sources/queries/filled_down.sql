-- Grain: one row of the file. An order's own fields, which stand on its first row only, on all of
-- its rows; what holds once per order (subtotal, refunded, cancelled) on its first row only, where
-- other packages repeat it on every row.
-- Reads file_rows.
select
    * replace (
        first_value(email ignore nulls) over of_order as email,
        first_value(name ignore nulls) over of_order as name,
        first_value(company ignore nulls) over of_order as company,
        first_value(phone ignore nulls) over of_order as phone,
        first_value(street ignore nulls) over of_order as street,
        first_value(postcode ignore nulls) over of_order as postcode,
        first_value(city ignore nulls) over of_order as city,
        first_value(region ignore nulls) over of_order as region,
        first_value(country ignore nulls) over of_order as country,
        first_value(currency ignore nulls) over of_order as currency,
        first_value(status ignore nulls) over of_order as status,
        first_value(code ignore nulls) over of_order as code,
        first_value(happened_day ignore nulls) over of_order as happened_day,
        first_value(happened_at ignore nulls) over of_order as happened_at,
        if(
            lag(source_row) over of_order is null,
            first_value(subtotal ignore nulls) over of_order,
            null
        ) as subtotal,
        if(
            lag(source_row) over of_order is null,
            first_value(refunded ignore nulls) over of_order,
            null
        ) as refunded,
        if(
            lag(source_row) over of_order is null,
            first_value(cancelled_day ignore nulls) over of_order,
            null
        ) as cancelled_day,
        if(
            lag(source_row) over of_order is null,
            first_value(cancelled_at ignore nulls) over of_order,
            null
        ) as cancelled_at
    )
from file_rows
window of_order as (
    partition by order_ref, if(order_ref is null, source_row, null)
    order by source_row
    rows between unbounded preceding and unbounded following
)
