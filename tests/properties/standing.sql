-- One row per contact seen by the evening of $day: contact_id, rung (0 = outside, 1 to 7), lapsed.
-- The default policy, said a second time and in another way: by sets, as of one day, without a
-- walk. Reads events, membership and contacts; days are days since 1970-01-01.
-- noqa: disable=RF01,ST05
-- (sqlfluff takes a lambda's p for a table, and a lateral step for one that could stand alone)
with recursive
happened as (
    select
        who.contact_id,
        whom.contact_id as whom,
        e.event_id,
        e.kind,
        e.day,
        e.until_day,
        e.source,
        e.record_id,
        row_number() over (
            partition by who.contact_id order by e.day, e.occurred_at nulls first, e.event_id
        ) as place
    from events as e
    inner join membership as who on e.record_id = who.record_id
    left join membership as whom on e.ref_record_id = whom.record_id
),

-- Orders, and the day from which each is none any more.
ended as (
    select about_event_id as event_id, min(day) as ended_day
    from events
    where ends_order
    group by about_event_id
),

orders as (
    select h.contact_id, h.day, h.place, coalesce(ended.ended_day, 2147483647) as ended_day
    from happened as h
    left join ended on h.event_id = ended.event_id
    where h.kind = 'order'
),

order_days as (
    select distinct contact_id, day
    from orders
    where day <= $day and ended_day > $day
),

-- Rhythm: the last nine gaps between order days.
gaps as (
    select
        contact_id,
        day,
        day - lag(day) over (partition by contact_id order by day) as gap,
        row_number() over (partition by contact_id order by day desc) as back
    from order_days
),

rhythm as (
    select
        contact_id,
        count(*) as all_days,
        count(*) filter (where day > $day - 730) as days_730,
        $day - max(day) as silent,
        count(gap) filter (where back <= 9) as g,
        coalesce(median(gap) filter (where back <= 9), 0) as m
    from gaps
    group by contact_id
),

-- Referrals, one after the other: `reach` holds who leads to whom so far, as pairs.
referrals as (
    select
        event_id, contact_id, whom, day, source,
        row_number() over (order by day, source, event_id) as turn
    from happened
    where kind = 'referral' and day <= $day
),

judged as (
    select
        0::bigint as turn,
        null::bigint as event_id,
        false as kept,
        []::struct(a bigint, b bigint)[] as reach
    union all
    select
        r.turn,
        r.event_id,
        not closes,
        case
            when closes or r.whom is null then j.reach
            else list_concat(j.reach, flatten(list_transform(
                list_append(
                    list_transform(
                        list_filter(j.reach, lambda p: p.b = r.contact_id), lambda p: p.a
                    ),
                    r.contact_id
                ),
                lambda x: list_transform(
                    list_append(
                        list_transform(list_filter(j.reach, lambda p: p.a = r.whom), lambda p: p.b),
                        r.whom
                    ),
                    lambda y: {'a': x, 'b': y}
                )
            )))
        end
    from judged as j
    inner join referrals as r on j.turn + 1 = r.turn
    cross join lateral (
        select
            coalesce(r.whom = r.contact_id, false)
            or len(list_filter(j.reach, lambda p: p.a = r.whom and p.b = r.contact_id)) > 0
                as closes
    )
),

kept_referrals as (
    select r.*
    from referrals as r
    inner join judged as j on r.event_id = j.event_id
    where j.kept
),

promotions as (
    select contact_id, day from happened where kind = 'testimonial' and day <= $day
    union all
    select contact_id, day from kept_referrals
),

-- Referred, and then bought for the first time.
first_referrals as (
    select * from kept_referrals
    where whom is not null
    qualify row_number() over (partition by whom order by turn) = 1
),

first_orders as (
    select * from orders
    where ended_day > day
    qualify row_number() over (partition by contact_id order by place) = 1
),

referred_buyers as (
    select r.contact_id, count(*) as buyers_730
    from first_referrals as r
    inner join first_orders as o on r.whom = o.contact_id
    where
        r.day <= o.day
        and o.day between $day - 729 and $day
        and o.ended_day > $day
    group by r.contact_id
),

-- Memberships since the last time that it was left.
members as (
    select distinct j.contact_id
    from happened as j
    where
        j.kind = 'joined'
        and j.day <= $day
        and coalesce(j.until_day, 2147483647) >= $day
        and not exists (
            from happened as l
            where
                l.contact_id = j.contact_id and l.kind = 'left'
                and l.day <= $day and l.place > j.place
        )
),

counted as (
    select
        contact_id,
        count(*) filter (where kind in ('enquiry', 'quote')) as asked,
        count(*) filter (where kind in ('enquiry', 'quote') and day > $day - 365) as asked_365
    from happened
    where day <= $day
    group by contact_id
),

promoted as (
    select
        contact_id,
        count(*) as promotions,
        count(*) filter (where day > $day - 730) as promotions_730,
        count(distinct date_trunc('month', date '1970-01-01' + day))
        filter (where day > $day - 730) as months_730
    from promotions
    group by contact_id
),

own as (
    select
        c.contact_id,
        coalesce(counted.asked_365, 0) >= 1 as prospect,
        rhythm.all_days is not null as shopper,
        coalesce(rhythm.all_days, 0) >= 2 as customer,
        (coalesce(rhythm.days_730, 0) >= 3 or members.contact_id is not null)
        and coalesce(
            silent * (g + 1) <= 4 * (g * m + 60) or silent <= 30, false
        ) as member,
        coalesce(promoted.promotions_730, 0) >= 1 as advocate,
        coalesce(promoted.promotions_730, 0) >= 3
        and coalesce(promoted.months_730, 0) >= 2
        and coalesce(referred_buyers.buyers_730, 0) >= 1 as fan,
        not coalesce(silent * (g + 1) <= 2 * (g * m + 60) or silent <= 30, false) as lapsed
    from contacts as c
    left join rhythm on c.contact_id = rhythm.contact_id
    left join members on c.contact_id = members.contact_id
    left join counted on c.contact_id = counted.contact_id
    left join promoted on c.contact_id = promoted.contact_id
    left join referred_buyers on c.contact_id = referred_buyers.contact_id
    where c.first_seen_day <= $day
),

placed as (
    select
        contact_id,
        lapsed,
        -- The default target market is everybody, so nobody is outside.
        case
            when customer and member and advocate and fan then 7
            when customer and member and advocate then 6
            when customer and member then 5
            when customer then 4
            when shopper then 3
            when prospect then 2
            else 1
        end as rung
    from own
)

select contact_id, rung, rung >= 3 and lapsed as lapsed
from placed
order by contact_id
