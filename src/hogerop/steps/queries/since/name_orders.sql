-- Does any line name an order that another line may be about? One row: names.
-- Reads lines, all there are.
select coalesce(bool_or(whole is not null or about_ref is not null), false) as names
from lines
