-- Tellings that are one organisation as good as surely: the same number in the trade register, or
-- the same name with the same domain, telephone, place or road.
-- Grain: one telling and key that it shares. Columns: mention_id; first_id = the smallest telling
-- that shares the key. Reads organisations.
with keys as (
    select mention_id, 'kvk ' || kvk as "key"
    from organisations
    where kvk is not null
    union all
    select mention_id, concat_ws(' ', 'domain', "domain", firm)
    from organisations
    where "domain" is not null and firm is not null
    union all
    select mention_id, concat_ws(' ', 'call', phone, firm)
    from organisations
    where phone is not null and firm is not null
    union all
    select mention_id, concat_ws(' ', 'at', place, firm)
    from organisations
    where place is not null and firm is not null
    union all
    select mention_id, concat_ws(' ', 'in', road, firm)
    from organisations
    where road is not null and firm is not null
),

named as (
    select mention_id, min(mention_id) over (partition by "key") as first_id
    from keys
)

select distinct mention_id, first_id
from named
where mention_id != first_id
