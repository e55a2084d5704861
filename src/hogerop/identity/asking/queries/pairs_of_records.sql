-- What is known of pairs among some records.
-- Grain: one pair. Columns: those of LIKENESSES. $records: the records; $kind. Reads likenesses.
select *
from likenesses
where
    kind = $kind
    and list_contains($records::bigint[], record_l)
    and list_contains($records::bigint[], record_r)
order by probability desc, record_l asc, record_r asc
