-- Persons, ready to be scored: own values apart from shared ones, and what they are looked for by.
-- Grain: one telling. Columns: those of persons, with email, phone, mobile and iban null where they
-- are shared, and shared_email, shared_phone, shared_iban.
-- Reads persons, shared_values.
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
    p.firm
from persons as p
left join shared_values as se on p.email = se."value"
left join shared_values as sp on p.phone = sp."value"
left join shared_values as sm on p.mobile = sm."value"
left join shared_values as sb on p.iban = sb."value"
