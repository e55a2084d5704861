-- Who every contact is, drawn from all its source rows.
-- Grain: one contact. Columns: those of CONTACTS. Each column has the value of the newest row that
-- has one, then of the source that comes first in the settings; then of names the one with most
-- letters, written with its accents and not all in capitals or small letters, then the smallest.
-- Where no row says so, kind is what the contact was recognised as: an organisation, or a person
-- with a name.
with ranked as (
    select
        r.*,
        c.contact_id,
        coalesce(-r.row_day::bigint, 2147483648) * 65536
        + coalesce(list_position($source_order::varchar[], r."source"), 65535) as rank,
        (
            -length(regexp_replace(r.name, '\PL', '', 'g')),
            strip_accents(r.name) = r.name,
            r.name in (upper(r.name), lower(r.name)),
            r.name
        ) as poor_name,
        (
            -length(regexp_replace(r.company, '\PL', '', 'g')),
            strip_accents(r.company) = r.company,
            r.company in (upper(r.company), lower(r.company)),
            r.company
        ) as poor_company
    from records as r
    inner join crowded_records as c on r.record_id = c.record_id
),

known as (
    select
        r.record_id as contact_id,
        r.email,
        r.phone,
        r.name,
        r.company,
        r.kind,
        r.street,
        r.postcode,
        r.city,
        r.region,
        r.country,
        r.industry,
        r.sbi,
        r.employees,
        r.language,
        r.channel,
        r.tags,
        list_value(r."source" || ':' || r.source_id) as source_ids
    from records as r
    anti join crowded_records as c on r.record_id = c.record_id
    union all
    select
        contact_id,
        arg_min(email, (rank, email)) as email,
        arg_min(phone, (rank, phone)) as phone,
        arg_min(name, (rank, poor_name)) as name,
        arg_min(company, (rank, poor_company)) as company,
        arg_min(kind, (rank, kind)) as kind,
        arg_min(street, (rank, street)) as street,
        arg_min(postcode, (rank, postcode)) as postcode,
        arg_min(city, (rank, city)) as city,
        arg_min(region, (rank, region)) as region,
        arg_min(country, (rank, country)) as country,
        arg_min(industry, (rank, industry)) as industry,
        arg_min(sbi, (rank, sbi)) as sbi,
        arg_min(employees, (rank, employees)) as employees,
        arg_min(language, (rank, language)) as language,
        arg_min(channel, (rank, channel)) as channel,
        arg_min(tags, (rank, tags)) as tags,
        list_sort(list_distinct(list("source" || ':' || source_id))) as source_ids
    from ranked
    group by contact_id
),

organisations_there as (
    select distinct organisation_id
    from membership
    where organisation_id = contact_id
)

select
    f.contact_id,
    f.first_seen_day,
    k.email,
    k.phone,
    k.name,
    k.company,
    coalesce(
        k.kind, if(o.organisation_id is not null, 'company', if(k.name is not null, 'person', null))
    ) as kind,
    k.street,
    k.postcode,
    k.city,
    k.region,
    k.country,
    k.industry,
    k.sbi,
    k.employees,
    k.language,
    k.channel,
    k.tags,
    coalesce(k.source_ids, []) as source_ids,
    lower(
        concat_ws(
            ' ', k.name, k.company, k.email, k.phone, k.postcode, k.city,
            array_to_string(k.source_ids, ' ')
        )
    ) as words
from first_days as f
left join known as k on f.contact_id = k.contact_id
left join organisations_there as o on f.contact_id = o.organisation_id
-- So that a contact is found in the file without reading all of it.
order by f.contact_id
