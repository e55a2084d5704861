-- Codes and words of somebody's own that stand for the one who sent them.
-- Grain: one code. Columns: code. Reads records, lines, codes, own.
select distinct l.code
from lines as l
semi join own as o on l.record_id = o.record_id
where
    l.code in (select code from codes)
    or l.code in (select lower(name) from records)
    or l.code in (select lower(trim(email)) from records)
order by l.code
