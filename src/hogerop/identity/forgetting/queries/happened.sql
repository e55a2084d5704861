-- What the sources say that somebody did, or that names them as the one who was referred.
-- Grain and columns: those of LINES. Reads lines, own.
select lines.*
from lines
where
    record_id in (select record_id from own)
    or ref_record_id in (select record_id from own)
order by day, import_no, source_row, event_id
