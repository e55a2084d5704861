-- The open questions between contacts as they are now: the likest pair of their records speaks.
-- Grain: one pair of contacts of one kind. Columns: kind, contact_a < contact_b, record_l and
-- record_r (the pair that speaks), probability, pairs = how many pairs ask.
-- Pairs that a person has decided on ask nothing any more, whatever else their contacts share; nor
-- do two companies that stand under one contact already: a yes would change nothing.
-- Reads likenesses, whose, decided_apart, accounts.
with asked as (
    select
        q.kind,
        least(l.contact_id, r.contact_id) as contact_a,
        greatest(l.contact_id, r.contact_id) as contact_b,
        arg_max(
            struct_pack(l := q.record_l, r := q.record_r, p := q.probability),
            (q.probability, -q.record_l, -q.record_r)
        ) as likest,
        count(*) as pairs
    from likenesses as q
    inner join whose as l on q.record_l = l.record_id and q.kind = l.kind
    inner join whose as r on q.record_r = r.record_id and q.kind = r.kind
    where q.verdict = 'asked' and l.contact_id != r.contact_id
    group by all
),

answered as (
    select distinct
        l.kind,
        least(l.contact_id, r.contact_id) as contact_a,
        greatest(l.contact_id, r.contact_id) as contact_b
    from decided_apart as d
    inner join whose as l on d.record_l = l.record_id and d.kind = l.kind
    inner join whose as r on d.record_r = r.record_id and d.kind = r.kind
)

select
    a.kind,
    a.contact_a,
    a.contact_b,
    a.likest.l as record_l,
    a.likest.r as record_r,
    a.likest.p as probability,
    a.pairs
from asked as a
anti join answered as d
    on a.kind = d.kind and a.contact_a = d.contact_a and a.contact_b = d.contact_b
left join accounts as one on a.kind = one.kind and a.contact_a = one.contact_id
left join accounts as other on a.kind = other.kind and a.contact_b = other.contact_id
where a.kind = 'person' or one.account_id is distinct from other.account_id
