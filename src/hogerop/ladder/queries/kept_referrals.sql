-- One row per referral that counts, on the timeline: contact_no; kind (6); day; amount and margin
-- ($unknown); target ($never); ends (false). Relations: events, numbered, left_out.
select
    n.contact_no,
    6::tinyint as kind,
    e.day,
    $unknown::bigint as amount,
    $unknown::bigint as margin,
    $never::integer as target,
    false as ends
from events as e
inner join numbered as n on e.record_id = n.record_id
anti join left_out as x on e.event_id = x.event_id
where e.kind = 'referral'
