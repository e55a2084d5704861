-- Grain: one thing said of who somebody is, with the first row that says it (contracts.RECORDS).
-- Those known from an earlier import are left out. Reads sayings, known_records.
-- What is told apart is narrow; the wide rows are fetched for the first of each only.
with firsts as (
    select row_key, min(saying_no) as saying_no, max(row_day) as row_day
    from sayings
    where row_key not in (select row_key from known_records)
    group by row_key
)

select
    s.record_id,
    s.source,
    s.source_id,
    s.source_row::integer as source_row,
    s.seen_day,
    f.row_day::integer as row_day,
    $imported_day::integer as import_day,
    s.email,
    s.phone,
    s.name,
    s.company,
    s.kind,
    s.street,
    s.postcode,
    s.city,
    s.region,
    s.country,
    s.industry,
    s.sbi,
    s.employees,
    s.language,
    s.channel,
    s.tags,
    s.first_name,
    s.infix,
    s.last_name,
    s.birth_day,
    s.mobile,
    s.kvk,
    s.vat,
    s.iban,
    s.card,
    s.website,
    s.company_ref,
    s.row_key
from sayings as s
inner join firsts as f on s.saying_no = f.saying_no
order by s.source_row
