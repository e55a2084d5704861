-- What the sources say of persons, in the shape in which it is compared.
-- Grain: one telling that speaks of a person: a name, or a mailbox or telephone that is not known
-- to be a company's. Columns: mention_id, record_id, and what is compared, null where not known:
-- email (mailbox, not of a role), local, its letters and digits, domain and kind (box) of it;
-- phone; mobile = the second telephone; area, place = postcode, number and addition, house =
-- without the addition, road = street and number, and street and number apart; town; given,
-- initials, initial = the first of them, nick = groups of short forms; surname, parts; born, and
-- born_day as a day; iban; card; firm = the company's name beside it, else its mailbox of a role.
-- Reads tellings and the relations of read_spellings.
select
    t.mention_id,
    t.record_id,
    if(e.box = 'role', null, e.email) as email,
    if(e.box = 'role', null, e.local) as "local",
    if(e.box = 'role', null, regexp_replace(e.local, '[^a-z0-9]', '', 'g')) as letters,
    if(e.box = 'role', null, e.domain) as "domain",
    if(e.box = 'role', null, e.box) as box,
    if(e.box = 'role', null, regexp_replace(e.local, '\D', '', 'g')) as digits,
    p.phone,
    m.phone as mobile,
    nullif(a.area, '') as area,
    if(a.area != '' and a.number != '', a.area || ' ' || a.number || a.addition, null) as place,
    if(a.area != '' and a.number != '', a.area || ' ' || a.number, null) as house,
    if(a.road != '' and a.number != '', a.road || ' ' || a.number, null) as road,
    nullif(a.road, '') as street,
    nullif(a.number, '') as number,
    t.town,
    nullif(n.given, '') as given,
    nullif(n.initials, '') as initials,
    nullif(left(n.initials, 1), '') as initial,
    n.nick,
    nullif(n.surname, '') as surname,
    n.parts,
    -- 1 January 1900 and 1970 are what programs fill in for *unknown*.
    if(
        t.birth_day between -29220 and 25567 and t.birth_day not in (-25567, 0),
        strftime(date '1970-01-01' + t.birth_day, '%Y%m%d'),
        null
    ) as born,
    if(
        t.birth_day between -29220 and 25567 and t.birth_day not in (-25567, 0), t.birth_day, null
    ) as born_day,
    b.key as iban,
    t.card,
    coalesce(c.firm, if(e.box = 'role', e.email, null)) as firm
from tellings as t
left join read_emails as e on t.email = e.raw
left join read_phones as p on t.phone = p.raw and t.country = p.country
left join read_phones as m on t.mobile = m.raw and t.country = m.country
left join read_names as n
    on
    coalesce(t.first_name, '') = n.first_name
    and coalesce(t.last_name, '') = n.last_name
    and if(t.first_name is null and t.last_name is null, coalesce(t.name, ''), '') = n.name
left join read_addresses as a
    on coalesce(t.street, '') = a.street and coalesce(t.postcode, '') = a.postcode
left join read_registered as b on b.what = 'iban' and t.iban = b.raw and t.country = b.country
left join read_companies as c on t.company = c.raw
where
    (coalesce(t.kind, '') != 'company' or t.first_name is not null or t.last_name is not null)
    and (
        n.name is not null
        or e.box in ('personal', 'corporate')
        or (t.company is null and coalesce(e.email, p.phone, b.key, t.card) is not null)
    )
