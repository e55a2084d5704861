-- How many bits more (below 0: less) than usual the names of a telling weigh where another telling
-- has the same: log2 of how common names usually are, $given and $surname, over how common these
-- are among people who do not bear them. Grain: one telling. Columns: mention_id; given, surname,
-- null where not known. Reads persons, sure_groups; $groups = how many groups there are.
with grouped as (
    select p.mention_id, p.given, p.surname, coalesce(g.group_id, p.mention_id) as group_id
    from persons as p
    left join sure_groups as g on p.mention_id = g.mention_id
),

given_names as (
    select given, greatest(count(distinct group_id) - 1, 0.5) / greatest($groups, 2) as share
    from grouped
    where given is not null
    group by given
),

surnames as (
    select surname, greatest(count(distinct group_id) - 1, 0.5) / greatest($groups, 2) as share
    from grouped
    where surname is not null
    group by surname
)

select
    p.mention_id,
    log2($given / g.share) as given,
    log2($surname / s.share) as surname
from persons as p
left join given_names as g on p.given = g.given
left join surnames as s on p.surname = s.surname
