-- One row per order that was refunded to 0 or cancelled: event_id. Relation: given_back.
select distinct about_event_id as event_id from given_back where ends
