-- The lines that count: of orders and quotes that were told again, those of the newest import.
-- Grain and columns: those of LINES.
select l.*
from lines as l
anti join replaced as r
    on l."source" = r."source"
    and l.whole = r.whole
    and l.order_ref = r.order_ref
    and l.import_no < r.newest
