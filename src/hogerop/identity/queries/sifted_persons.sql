-- Persons, ready to be scored: own values apart from shared ones, and what they are looked for by.
-- Grain: one telling. Columns: those of persons, with email, phone, mobile and iban null where they
-- are shared, and shared_email, shared_phone, shared_iban; near, in_street = how many tellings have
-- its postcode, and its street in that postcode; scattered = whether hardly any card number begins
-- as its own does, the last two signs left out.
-- Reads persons, shared_values.
with numbered as (
    select left(card, -2) as "start", count(distinct card) <= 2 as scattered
    from persons
    where length(card) >= 7
    group by "start"
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
    p.area,
    p.place,
    p.house,
    p.road,
    p.street,
    p.number,
    count(p.area) over (partition by p.area) as near,
    count(p.street) over (partition by p.area, p.street) as in_street,
    p.given,
    p.initials,
    p.initial,
    coalesce(p.nick, []) as nick,
    p.surname,
    coalesce(p.parts, []) as parts,
    p.born,
    p.born_day,
    if(sb."value" is null, p.iban, null) as iban,
    sb."value" as shared_iban,
    p.card,
    coalesce(n.scattered, false) as scattered,
    p.firm
from persons as p
left join shared_values as se on p.email = se."value"
left join shared_values as sp on p.phone = sp."value"
left join shared_values as sm on p.mobile = sm."value"
left join shared_values as sb on p.iban = sb."value"
left join numbered as n on length(p.card) >= 7 and left(p.card, -2) = n."start"
