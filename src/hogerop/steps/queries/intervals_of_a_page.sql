-- One row per interval of a contact on the page, as in the promise of intervals.
-- Relations: all_intervals, page.
select i.*
from all_intervals as i
where i.contact_id in (select p.contact_id from page as p)
