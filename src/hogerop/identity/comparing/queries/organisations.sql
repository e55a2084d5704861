-- What the sources say of organisations, in the shape in which it is compared.
-- Grain: one telling that names a company, its number in a register, or a mailbox of its domain:
-- a role's (info@), or anybody's at a domain that a company or a role's mailbox is known to have.
-- Columns: mention_id, record_id, and what is compared, null where not known: firm = its words
-- without legal form, words in order of the alphabet, form, sister = holding and the like; mailbox
-- of a role; domain (never a public one); several = whether two companies are named on it; phone;
-- area, place, road, town; kvk; vat; iban; teller = the person who has this and other records.
-- Reads tellings, person_groups and the relations of read_spellings.
with business_domains as (
    select distinct e.domain
    from tellings as t
    inner join read_emails as e on t.email = e.raw
    where e.box = 'role' or (e.box = 'corporate' and (t.company is not null or t.kind = 'company'))
),

told as (
    select
        t.mention_id,
        t.record_id,
        c.firm,
        c.words,
        nullif(c.form, '') as form,
        nullif(c.sister, '') as sister,
        if(e.box = 'role', e.email, null) as mailbox,
        coalesce(
            if(e.box in ('corporate', 'role'), e.domain, null),
            nullif(
                regexp_extract(
                    lower(trim(t.website)), '^(?:https?://)?(?:www\.)?([a-z0-9-]+\.[a-z0-9.-]+)', 1
                ),
                ''
            )
        ) as "domain",
        p.phone,
        nullif(a.area, '') as area,
        if(a.area != '' and a.number != '', a.area || ' ' || a.number, null) as place,
        if(a.road != '' and a.number != '', a.road || ' ' || a.number, null) as road,
        t.town,
        k.key as kvk,
        v.key as vat,
        b.key as iban,
        g.component_id as teller
    from tellings as t
    left join person_groups as g on t.record_id = g.record_id
    left join
        read_companies as c
        on coalesce(t.company, if(t.kind = 'company', t.name, null)) = c.raw
    left join read_emails as e on t.email = e.raw
    left join read_phones as p on t.phone = p.raw and t.country = p.country
    left join read_addresses as a
        on coalesce(t.street, '') = a.street and coalesce(t.postcode, '') = a.postcode
    left join read_registered as k on k.what = 'kvk' and t.kvk = k.raw and t.country = k.country
    left join read_registered as v on v.what = 'vat' and t.vat = v.raw and t.country = v.country
    left join read_registered as b on b.what = 'iban' and t.iban = b.raw and t.country = b.country
    left join business_domains as d on e.domain = d.domain
    where c.firm is not null or k.key is not null or v.key is not null or d.domain is not null
),

named as (
    select distinct "domain", firm, sister
    from told
    where "domain" is not null and firm is not null
),

-- Names that are more than a slip apart, and no part of one another, are of two companies.
of_several as (
    select distinct one."domain"
    from named as one
    inner join named as other on one."domain" = other."domain" and one.firm < other.firm
    where
        one.sister is distinct from other.sister
        or (
            jaro_winkler_similarity(one.firm, other.firm) < 0.9
            and not contains(one.firm, other.firm)
            and not contains(other.firm, one.firm)
        )
)

select
    t.*,
    s."domain" is not null as several
from told as t
left join of_several as s on t."domain" = s."domain"
