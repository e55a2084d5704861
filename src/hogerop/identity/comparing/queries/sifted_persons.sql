-- Persons, ready to be scored: own values apart from shared ones, and what they are looked for by.
-- Grain: one telling. Columns: those of persons, with email, phone, mobile and iban null where they
-- are shared, and shared_email, shared_phone; household = its house and whatever it shares with
-- others; near, in_street = how many tellings have its postcode, and its street in that postcode;
-- scattered = whether hardly any card number begins as its own does, the last two signs left out.
-- Reads persons, shared_values.
with numbered as (
    select left(card, -2) as "start", count(distinct card) <= 2 as scattered
    from persons
    where length(card) >= 7
    group by "start"
),

near as (
    select area, count(*) as tellings
    from persons
    where area is not null
    group by area
),

in_street as (
    select area, street, count(*) as tellings
    from persons
    where area is not null and street is not null
    group by area, street
)

select
    p.mention_id,
    if(se."value" is null, p.email, null) as email,
    se."value" as shared_email,
    if(se."value" is null, p."local", null) as "local",
    if(se."value" is null, p.letters, null) as letters,
    if(se."value" is null, p."domain", null) as "domain",
    if(se."value" is null, p.digits, null) as digits,
    if(se."value" is null, p.box, null) as box,
    if(sp."value" is null, p.phone, null) as phone,
    if(sm."value" is null, p.mobile, null) as mobile,
    coalesce(sp."value", sm."value") as shared_phone,
    [p.house, se."value", coalesce(sp."value", sm."value"), sb."value"] as household,
    p.area,
    p.place,
    p.house,
    p.road,
    p.street,
    p.number,
    p.town,
    near.tellings as near,
    in_street.tellings as in_street,
    p.given,
    p.initials,
    p.initial,
    coalesce(p.nick, []) as nick,
    p.surname,
    coalesce(p.parts, []) as parts,
    p.born,
    p.born_day,
    if(sb."value" is null, p.iban, null) as iban,
    p.card,
    coalesce(n.scattered, false) as scattered,
    p.firm
from persons as p
left join shared_values as se on p.email = se."value"
left join shared_values as sp on p.phone = sp."value"
left join shared_values as sm on p.mobile = sm."value"
left join shared_values as sb on p.iban = sb."value"
left join near on p.area = near.area
left join in_street on p.area = in_street.area and p.street = in_street.street
left join numbered as n on length(p.card) >= 7 and left(p.card, -2) = n."start"
