-- What some records are called by their newest rows that say so.
-- Grain: one record. Columns: record (source:id), name, company, email.
-- $records: their ids. Reads records.
select
    concat(any_value(r."source"), ':', any_value(r.source_id)) as record,
    arg_max(r.name, (coalesce(r.row_day, -1000000), r.row_key)) as name,
    arg_max(r.company, (coalesce(r.row_day, -1000000), r.row_key)) as company,
    arg_max(r.email, (coalesce(r.row_day, -1000000), r.row_key)) as email
from records as r
where list_contains($records::bigint[], r.record_id)
group by r.record_id
order by record
