-- Everything that happened to somebody, or names them as the one who was referred.
-- Grain: one key of an event. Columns: event_id. Reads lines, events, sent, codes, own.
select event_id from lines semi join own on lines.record_id = own.record_id
union
select event_id from lines semi join own on lines.ref_record_id = own.record_id
union
select event_id from events semi join own on events.record_id = own.record_id
union
select event_id from events semi join own on events.ref_record_id = own.record_id
union
select code_id from codes semi join own on codes.record_id = own.record_id
order by event_id
