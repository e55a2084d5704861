-- The events of one contact (contract EVENTS). Relations: all_events, membership (of that contact).
select * from all_events where record_id in (select record_id from membership)
