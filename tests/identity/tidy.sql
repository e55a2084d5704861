-- One row of records as any method would tidy it before comparing.
-- Grain: one record, place = its place in the table. Nothing here knows the made-up book.
create or replace table tidy as
with once as (
    select
        row_number() over () - 1 as place,
        lower(trim(email)) as mail,
        regexp_replace(phone, '[^0-9+]', '', 'g') as digits,
        lower(trim(regexp_replace(name, '(?i)^(dhr|hr|mevr|mw|mr|mrs|ms|fam)[. ]+', ''))) as said,
        lower(trim(first_name)) as given,
        lower(trim(last_name)) as family,
        upper(regexp_replace(postcode, '[^0-9A-Za-z]', '', 'g')) as postcode,
        regexp_extract(street, '([0-9]+)', 1) as number,
        birth_day,
        lower(trim(city)) as city,
        upper(replace(coalesce(iban, card), ' ', '')) as account,
        company
    from records
),

names as (
    select
        *,
        case
            when given is not null then given
            when said like '%,%' then trim(split_part(said, ',', 2))
            when said like '% %' then split_part(said, ' ', 1)
        end as first_said,
        case
            when family is not null then family
            when given is not null then null
            when said like '%,%' then trim(split_part(said, ',', 1))
            else regexp_extract(said, '([^ ]+)$', 1)
        end as last_said
    from once
)

select
    place,
    case
        when mail not like '%@%' then null
        when regexp_matches(mail, '^(test|nvt|geen|noreply|onbekend)@') then null
        else mail
    end as email,
    case
        when length(digits) < 7 or regexp_matches(digits, '(0{6}|12345678|123456789)$') then null
        when digits like '+%' then digits
        when digits like '00%' then '+' || substr(digits, 3)
        when digits like '0%' then '+31' || substr(digits, 2)
        else digits
    end as phone,
    nullif(first_said, '') as first_name,
    left(nullif(first_said, ''), 1) as initial,
    nullif(regexp_replace(
        last_said, '^(van der|van den|van de|van het|van|v\.?d\.?|v\.|de|den|der|ter|ten|te) ', ''
    ), '') as last_name,
    nullif(postcode, '') as postcode,
    nullif(number, '') as number,
    cast(date '1970-01-01' + birth_day as varchar) as birth_date,
    city,
    nullif(account, '') as account,
    lower(trim(company)) as company,
    split_part(email, '@', 2) as domain
from names;
