-- What the sources say of who somebody is, each different telling once.
-- Grain: one telling. Columns: mention_id = its key; record_id; what identifies, as written,
-- empty text as null; town = its letters, of several names one. Those that say nothing to compare
-- are left out. A name in a column for people that is a company's, for its form or trade says so,
-- stands in company, and no person is named.
-- Reads records. $company_among_people: what finds it, in small letters without accents.
with written as (
    select
        *,
        nullif(trim(coalesce(nullif(trim(concat_ws(' ', first_name, last_name)), ''), name)), '')
            as whole
    from records
),

told as (
    select
        (hash(record_id, row_key) >> 1)::bigint as mention_id,
        record_id,
        nullif(trim(email), '') as email,
        coalesce(nullif(trim(phone), ''), nullif(trim(mobile), '')) as phone,
        if(nullif(trim(phone), '') is null, null, nullif(trim(mobile), '')) as mobile,
        coalesce(regexp_matches(strip_accents(lower(whole)), $company_among_people), false)
            as of_a_company,
        if(of_a_company, null, nullif(trim(name), '')) as name,
        if(of_a_company, null, nullif(trim(first_name), '')) as first_name,
        if(of_a_company, null, nullif(trim(last_name), '')) as last_name,
        coalesce(nullif(trim(company), ''), if(of_a_company, whole, null)) as company,
        kind,
        nullif(trim(street), '') as street,
        nullif(trim(postcode), '') as postcode,
        regexp_replace(strip_accents(lower(city)), '[^a-z]', '', 'g') as place,
        nullif(
            case
                when place in ('sgravenhage', 'thehague') then 'denhaag'
                when place = 'shertogenbosch' then 'denbosch'
                else place
            end,
            ''
        ) as town,
        coalesce(nullif(trim(country), ''), $country) as country,
        birth_day,
        nullif(trim(kvk), '') as kvk,
        nullif(trim(vat), '') as vat,
        nullif(trim(iban), '') as iban,
        nullif(upper(regexp_replace(card, '[^A-Za-z0-9]', '', 'g')), '') as card,
        nullif(trim(website), '') as website
    from written
)

select
    mention_id,
    any_value(record_id) as record_id,
    any_value(email) as email,
    any_value(phone) as phone,
    any_value(mobile) as mobile,
    any_value(name) as name,
    any_value(first_name) as first_name,
    any_value(last_name) as last_name,
    any_value(company) as company,
    any_value(kind) as kind,
    any_value(street) as street,
    any_value(postcode) as postcode,
    any_value(town) as town,
    any_value(country) as country,
    any_value(birth_day) as birth_day,
    any_value(kvk) as kvk,
    any_value(vat) as vat,
    any_value(iban) as iban,
    any_value(card) as card,
    any_value(website) as website
from told
where
    email is not null or phone is not null or name is not null or last_name is not null
    or company is not null or kvk is not null or vat is not null or iban is not null
    or card is not null
group by mention_id
