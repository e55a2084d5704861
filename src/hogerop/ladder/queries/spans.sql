-- One row: newest and oldest day of all events (null without events), and whether any of them is a
-- referral or a testimonial.
select
    min(day) as first_event,
    max(day) as newest_event,
    coalesce(bool_or(kind in ('referral', 'testimonial')), false) as records_promotions,
    coalesce(bool_or(kind = 'order' and margin is not null), false) as margin_known
from events
