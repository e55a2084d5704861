-- Who every record is in this edition, of one kind ($kind).
-- Grain: one record. Columns: record_id, contact_id. Reads memberships.
select record_id, contact_id
from memberships
where kind = $kind and to_edition is null
