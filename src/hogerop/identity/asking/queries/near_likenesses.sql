-- The pairs of which one record at least is a contact's (contract LIKENESSES). $contact.
-- Reads likenesses, membership.
with own as (
    select record_id
    from membership
    where $contact in (contact_id, person_id, organisation_id)
)

select *
from likenesses
where record_l in (select record_id from own) or record_r in (select record_id from own)
