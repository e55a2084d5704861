-- The contacts of the ladder under whom somebody stands of whom it is asked who they are (contract
-- CONTACTS). Reads contacts, accounts, question_pairs.
select *
from contacts
where
    contact_id in (
        select a.account_id
        from accounts as a
        inner join question_pairs as q
            on a.kind = q.kind and a.contact_id in (q.contact_a, q.contact_b)
    )
