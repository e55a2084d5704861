-- The open questions, those first whose wrong answer would cost most: what would move is the
-- history of the lesser of the two, then what the higher of them may lose is its rung. Of two
-- that stand under one account nothing would move.
-- Grain: one pair of contacts. Columns: those of question_pairs; evidence, verdict; for side a and
-- b the columns of worth. $contact: only questions about this one, null = all. $most: how many.
-- Reads question_pairs, likenesses, accounts, worth.
select
    q.kind,
    q.contact_a,
    q.contact_b,
    q.record_l,
    q.record_r,
    q.probability,
    q.pairs,
    e.evidence,
    e.verdict,
    a as side_a,
    b as side_b
from question_pairs as q
inner join likenesses as e
    on q.record_l = e.record_l and q.record_r = e.record_r and q.kind = e.kind
left join accounts as ca on q.kind = ca.kind and q.contact_a = ca.contact_id
left join accounts as cb on q.kind = cb.kind and q.contact_b = cb.contact_id
left join worth as a on ca.account_id = a.contact_id
left join worth as b on cb.account_id = b.contact_id
where $contact is null or q.contact_a = $contact or q.contact_b = $contact
order by
    if(
        ca.account_id = cb.account_id, 0, least(coalesce(a.orders, 0), coalesce(b.orders, 0))
    ) desc,
    greatest(coalesce(a.rung, 0), coalesce(b.rung, 0)) desc,
    coalesce(a.spend, 0) + coalesce(b.spend, 0) desc,
    q.probability desc,
    q.contact_a asc,
    q.contact_b asc
limit $most
