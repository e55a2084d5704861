-- The open questions, those first whose wrong answer would cost most: what would move is the
-- history of the lesser of the two, then what the higher of them may lose is its rung. Of two
-- that stand under one account nothing would move.
-- Grain: one pair of contacts. Columns: those of question_pairs; evidence, verdict; for side a and
-- b the columns of worth; persons = the question about persons that is asked with it, with the same
-- columns and crossed = whether its sides stand the other way round.
-- $contact: only questions about this one, each by itself; null = all. $most: how many.
-- Reads question_pairs, asked_together, likenesses, accounts, worth.
with weighed as (
    select
        q.*,
        e.evidence,
        e.verdict,
        a as side_a,
        b as side_b,
        if(
            ca.account_id = cb.account_id, 0, least(coalesce(a.orders, 0), coalesce(b.orders, 0))
        ) as would_move,
        greatest(coalesce(a.rung, 0), coalesce(b.rung, 0)) as highest,
        coalesce(a.spend, 0) + coalesce(b.spend, 0) as money
    from question_pairs as q
    inner join likenesses as e
        on q.record_l = e.record_l and q.record_r = e.record_r and q.kind = e.kind
    left join accounts as ca on q.kind = ca.kind and q.contact_a = ca.contact_id
    left join accounts as cb on q.kind = cb.kind and q.contact_b = cb.contact_id
    left join worth as a on ca.account_id = a.contact_id
    left join worth as b on cb.account_id = b.contact_id
),

of_persons as (
    select
        w.*,
        t.company_a,
        t.company_b,
        t.crossed
    from weighed as w
    inner join asked_together as t
        on w.kind = 'person' and w.contact_a = t.person_a and w.contact_b = t.person_b
    where $contact is null
)

select
    w.*,
    if(p.kind is null, null, p) as persons
from weighed as w
left join of_persons as p
    on w.kind = 'organisation' and w.contact_a = p.company_a and w.contact_b = p.company_b
anti join of_persons as q
    on w.kind = 'person' and w.contact_a = q.contact_a and w.contact_b = q.contact_b
where $contact is null or $contact in (w.contact_a, w.contact_b)
order by
    greatest(w.would_move, coalesce(p.would_move, 0)) desc,
    greatest(w.highest, coalesce(p.highest, 0)) desc,
    greatest(w.money, coalesce(p.money, 0)) desc,
    w.probability desc,
    w.contact_a asc,
    w.contact_b asc
limit $most
