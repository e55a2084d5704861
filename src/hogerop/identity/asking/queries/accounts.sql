-- Under whom every person and organisation stands on the ladder: itself, or who it works for.
-- Grain: one contact of one kind. Columns: kind, contact_id, account_id.
-- Reads whose, membership.
select
    w.kind,
    w.contact_id,
    coalesce(
        max(m.contact_id) filter (where m.contact_id = w.contact_id), min(m.contact_id)
    ) as account_id
from whose as w
inner join membership as m on w.record_id = m.record_id
group by w.kind, w.contact_id
