-- Whether contacts may be written to through a channel.
-- Grain: one contact. Columns: contact_id; permission = given or withdrawn (their newest consent
-- for $channel, or for everything, up to $day; on one day a withdrawal counts), else customer
-- (has an order that stands), else unknown.
-- Reads contacts, membership, events, standings.
with consents as (
    select
        m.contact_id,
        arg_max(
            e.state, (e.day, e.state = 'withdrawn', coalesce(e.occurred_at, make_timestamptz(0)))
        )
            as state
    from events as e
    inner join membership as m on e.record_id = m.record_id
    where
        e.kind = 'consent'
        and e.day <= $day
        and e.state in ('given', 'withdrawn')
        and (e.scope is null or lower(e.scope) in ($channel, 'all'))
    group by m.contact_id
)

select
    c.contact_id,
    coalesce(n.state, if(s.orders > 0, 'customer', 'unknown')) as permission
from contacts as c
left join consents as n on c.contact_id = n.contact_id
left join standings as s on c.contact_id = s.contact_id
order by c.contact_id
