-- One row per event that the walk reads, in no order: contact_no; kind (vocabulary.Kind); day;
-- amount and margin (cents, $unknown = not known); target (a refund's order day, a membership's
-- last day, $never = none); ends (the refund ends its order; the membership was left first).
-- The small parts are relations of their own: in one query they hung DuckDB 1.5.6 on 10 million
-- rows, without using the processor (two CTEs read twice; `not in (select ...)` in a branch).
select
    n.contact_no,
    (case e.kind
        when 'order' then 0
        when 'enquiry' then 4
        when 'quote' then 5
        when 'testimonial' then 7
        when 'complaint' then 8
        when 'privilege' then 9
        when 'touch' then 12
        when 'consent' then 13
        else 14
    end)::tinyint as kind,
    e.day,
    coalesce((e.amount * 100)::bigint, $unknown::bigint) as amount,
    coalesce((e.margin * 100)::bigint, $unknown::bigint) as margin,
    $never::integer as target,
    false as ends
from events as e
inner join numbered as n on e.record_id = n.record_id
where e.kind not in ('refund', 'joined', 'left', 'referral')
union all
select * from kept_referrals
union all
select * from lowered
union all
select * from memberships
union all
select
    contact_no,
    kind,
    day,
    $unknown::bigint as amount,
    $unknown::bigint as margin,
    target,
    false as ends
from referred_buyers
