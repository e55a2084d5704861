-- Grain: one review. Reads rows, nothing_told.
-- Stars of five; where any row gives more than five, of ten. In between it is no event, but the
-- row is counted, as a review.
with starred as (
    select *, rating / if(max(rating) over () > 5, 2, 1) as stars
    from rows
)

from nothing_told
union all by name
select
    source_row, 1 as part, currency, rate, record_id,
    case when stars >= 4 then 'testimonial' when stars <= 2 then 'complaint' else 'review' end
        as kind,
    happened_day as day, happened_at as at, true as numbered,
    concat_ws(' ', rating::text, title, message) as said
from starred
