-- The pairs of which one record at least is a contact's (contract LIKENESSES).
-- Reads likenesses, own (membership of that contact).
select *
from likenesses
where record_l in (select record_id from own) or record_r in (select record_id from own)
