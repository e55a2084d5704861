-- One row: newest and oldest day of all events that came in (null without), and whether any of them
-- is a referral or a testimonial. Whom our own plan reached (a touch of no import) is no news: else
-- a mailing would make old files look like those of today.
select
    min(day) filter (where kind != 'touch' or import_no > 0) as first_event,
    max(day) filter (where kind != 'touch' or import_no > 0) as newest_event,
    coalesce(bool_or(kind in ('referral', 'testimonial')), false) as records_promotions,
    coalesce(bool_or(kind = 'order' and margin is not null), false) as margin_known
from events
