-- What became of every name on a list that was taken in: who was known before, who is new.
-- Grain: one contact that a record of import $number speaks of. Columns: those of contacts; rung
-- (on the edition's day $day, else on the day of first sight); buys = has an order; withdrawn =
-- consent was last withdrawn for some purpose; may_be = a contact known before with whom an open
-- question stands; verdict: known (an earlier import, or something that happened before, speaks of
-- them), doubtful, new, outside (new, and on no rung).
-- Reads list_records, earlier_records, membership, contacts, intervals, events, question_pairs,
-- accounts.
with listed as (
    select m.contact_id, min(r.import_day) as import_day, min(r.source_row) as source_row
    from list_records as r
    inner join membership as m on r.record_id = m.record_id
    group by m.contact_id
),

happened as (
    select m.contact_id, e.kind, e.day, e.occurred_at, e.event_id, e.state, e.scope, e.import_no
    from events as e
    inner join membership as m on e.record_id = m.record_id
    inner join listed as l on m.contact_id = l.contact_id
),

known as (
    select m.contact_id
    from earlier_records as r
    inner join membership as m on r.record_id = m.record_id
    union
    select h.contact_id
    from happened as h
    inner join listed as l on h.contact_id = l.contact_id
    where
        h.import_no != $number
        and ((h.import_no > 0 and h.import_no < $number) or h.day <= l.import_day)
),

consents as (
    select
        contact_id,
        arg_max(state, (day, coalesce(occurred_at, make_timestamptz(0)), event_id)) as state
    from happened
    where kind = 'consent'
    group by contact_id, scope
),

asked as (
    select a.account_id as one, b.account_id as other, q.probability
    from question_pairs as q
    inner join accounts as a on q.kind = a.kind and q.contact_a = a.contact_id
    inner join accounts as b on q.kind = b.kind and q.contact_b = b.contact_id
),

doubts as (
    select one, arg_max(other, (probability, -other)) as other
    from (
        select one, other, probability from asked
        union all
        select other, one, probability from asked
    )
    where
        one != other
        and (
            other in (select contact_id from known)
            or other not in (select contact_id from listed)
        )
    group by one
)

select
    c.*,
    i.rung,
    c.contact_id in (select contact_id from happened where kind = 'order') as buys,
    c.contact_id in (select contact_id from consents where state = 'withdrawn') as withdrawn,
    if(k.contact_id is null, d.other, null) as may_be,
    case
        when k.contact_id is not null then 'known'
        when d.other is not null then 'doubtful'
        when i.rung > 0 then 'new'
        else 'outside'
    end as verdict
from listed as l
inner join contacts as c on l.contact_id = c.contact_id
left join intervals as i
    on l.contact_id = i.contact_id
    and i.from_day <= greatest($day, c.first_seen_day)
    and (i.to_day is null or i.to_day > greatest($day, c.first_seen_day))
left join known as k on l.contact_id = k.contact_id
left join doubts as d on l.contact_id = d.one
order by l.source_row, c.contact_id
