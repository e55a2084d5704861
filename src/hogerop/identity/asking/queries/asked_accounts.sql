-- The questions by which the ladder would have fewer contacts if their answer were yes: at least
-- one of the two stands under its own name, and they do not stand under one.
-- Grain: one pair of contacts of the ladder. Columns: contact_a < contact_b.
-- Reads question_pairs, accounts.
select distinct
    least(a.account_id, b.account_id) as contact_a,
    greatest(a.account_id, b.account_id) as contact_b
from question_pairs as q
inner join accounts as a on q.kind = a.kind and q.contact_a = a.contact_id
inner join accounts as b on q.kind = b.kind and q.contact_b = b.contact_id
where
    a.account_id != b.account_id
    and (a.account_id = a.contact_id or b.account_id = b.contact_id)
