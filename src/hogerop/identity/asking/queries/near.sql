-- Records of other contacts that may share a place, telephone, mailbox or account with one.
-- Grain: one row of a record. Columns: contact_id, and what is compared, as written.
-- $contact; $postcodes without blanks, capitals; $phones: last eight digits; $emails: in small
-- letters; $accounts without blanks, capitals. Reads records, whose.
select distinct
    w.contact_id,
    r.name,
    r.company,
    r.email,
    r.phone,
    r.mobile,
    r.street,
    r.postcode,
    r.country,
    r.iban
from records as r
inner join whose as w on r.record_id = w.record_id
where
    w.kind = 'person'
    and w.contact_id != $contact
    and (
        list_contains(
            $postcodes::varchar[], upper(regexp_replace(r.postcode, '[^A-Za-z0-9]', '', 'g'))
        )
        or list_contains($phones::varchar[], right(regexp_replace(r.phone, '\D', '', 'g'), 8))
        or list_contains($phones::varchar[], right(regexp_replace(r.mobile, '\D', '', 'g'), 8))
        or list_contains($emails::varchar[], lower(trim(r.email)))
        or list_contains(
            $accounts::varchar[], upper(regexp_replace(r.iban, '[^A-Za-z0-9]', '', 'g'))
        )
    )
order by w.contact_id
limit 500
