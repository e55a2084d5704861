-- What the records of some contacts are called, and what their rows say, the newest that says so.
-- Grain: one record. Columns: record_id, contact_id, record (source:id), name, company, email,
-- phone, city, row_day (the newest). $contacts: the contacts; $kind: person or organisation.
-- Reads records, whose.
with rows_of as (
    select
        r.*,
        w.contact_id,
        (coalesce(r.row_day, -1000000), -r.row_key) as newness
    from records as r
    inner join whose as w on r.record_id = w.record_id
    where w.kind = $kind and list_contains($contacts::bigint[], w.contact_id)
)

select
    record_id,
    contact_id,
    concat(any_value("source"), ':', any_value(source_id)) as record,
    arg_max("name", newness) as "name",
    arg_max(company, newness) as company,
    arg_max(email, newness) as email,
    arg_max(phone, newness) as phone,
    arg_max(city, newness) as city,
    max(row_day) as row_day
from rows_of
group by record_id, contact_id
order by contact_id asc, row_day desc nulls last, record asc
