-- Grain: one row of the file, with who it is about and what it is worth.
-- Reads file_rows (stage.FILE_ROWS), rates (rates.RATES), meanings.
-- source_id: the system's id, else the card, else the e-mail, else the name where the file keys on
-- names, written as it was first: capitals and blanks make nobody somebody else.
-- value: as in the file, in the file's currency. rate: workspace currency for one of it.
with named as (
    select
        * exclude (name, currency, how),
        coalesce(name, nullif(concat_ws(' ', first_name, infix, last_name), '')) as full_name,
        coalesce(who, referrer) as party,
        upper(currency) as currency,
        lower(how) as how_text,
        case
            when $keys_on = 'company' then coalesce(company, full_name)
            when $keys_on = 'name' then full_name
        end as own_name,
        lower(regexp_replace(trim(own_name), '\s+', ' ', 'g')) as folded,
        coalesce(happened_day, closed_day, quoted_day, joined_day, period_day) as main_day,
        -- A discount on the line belongs to price times quantity; amounts have it taken off.
        coalesce(
            amount_excl, amount_incl, amount,
            quantity * unit_price - coalesce(discount, 0),
            unit_price - coalesce(discount, 0)
        ) as value,
        case
            when amount_excl is not null then false
            when amount_incl is not null then true
        end as includes_vat
    from file_rows
),

-- How each name was written first: in an earlier file, else in this one.
spellings as (
    select folded, coalesce(min(known), arg_min(here, source_row)) as spelled
    from (
        select
            lower(regexp_replace(trim(source_id), '\s+', ' ', 'g')) as folded,
            source_id as known, null::text as here, null::integer as source_row
        from known_records
        where $keys_on <> '' and source = $source
        union all
        select
            lower(regexp_replace(trim(here), '\s+', ' ', 'g')) as folded,
            null as known, here, source_row
        from (
            select
                source_row,
                coalesce(
                    if($keys_on = 'company', company, null),
                    name,
                    nullif(concat_ws(' ', first_name, infix, last_name), '')
                ) as here
            from file_rows
            where $keys_on <> '' and email is null
        )
        where here is not null
    )
    group by folded
),

keyed as (
    select
        named.* exclude (own_name, folded),
        case
            when party like '%@%' then 'mail:' || lower(party)
            when party is not null then party
            when id is not null then id
            when card is not null then 'card:' || card
            when email is not null then 'mail:' || email
            when own_name is not null then spellings.spelled
            -- A name on a list without e-mail is somebody still; two of one name in one place
            -- are one.
            when
                $any_name
                then
                    'name:'
                    || lower(
                        regexp_replace(
                            concat_ws('|', company, full_name, coalesce(postcode, city, phone)),
                            '\s+', ' ', 'g'
                        )
                    )
        end as own_id,
        case when referred like '%@%' then 'mail:' || lower(referred) else referred end as other_id
    from named
    left join spellings on named.folded = spellings.folded
),

placed as (
    select
        * exclude (own_id, other_id, email),
        -- "shopify:7210" names a contact of another system.
        if(
            $parties and regexp_matches(own_id, '^[a-z][a-z0-9_-]*:.') and own_id not like 'mail:%',
            split_part(own_id, ':', 1),
            $source
        ) as id_source,
        if(
            $parties and regexp_matches(own_id, '^[a-z][a-z0-9_-]*:.') and own_id not like 'mail:%',
            substr(own_id, instr(own_id, ':') + 1),
            nullif(own_id, 'name:')
        ) as source_id,
        if(
            regexp_matches(other_id, '^[a-z][a-z0-9_-]*:.') and other_id not like 'mail:%',
            split_part(other_id, ':', 1),
            $source
        ) as other_source,
        if(
            regexp_matches(other_id, '^[a-z][a-z0-9_-]*:.') and other_id not like 'mail:%',
            substr(other_id, instr(other_id, ':') + 1),
            other_id
        ) as other_source_id,
        coalesce(email, if(party like '%@%', lower(party), null)) as email
    from keyed
),

-- Days with foreign money are few: each is looked up once. (Not from `named`: what is read twice
-- is kept whole, and ten million rows are not to be kept.)
foreign_days as (
    select distinct
        upper(currency) as currency,
        coalesce(happened_day, closed_day, quoted_day, joined_day, period_day) as main_day
    from file_rows
    where upper(currency) <> $currency
),

exchange as (
    select foreign_days.currency, foreign_days.main_day, rates.rate
    from foreign_days
    asof inner join rates
        on foreign_days.currency = rates.currency and foreign_days.main_day >= rates.day
)

select
    placed.* exclude (
        how_text, sort, who, referrer, referred, party,
        amount, amount_incl, amount_excl, unit_price, discount
    ),
    (md5_number_upper(concat_ws(chr(31), id_source, source_id)) >> 1)::bigint as record_or_none,
    if(source_id is null, null, record_or_none) as record_id,
    if(
        other_source_id is null,
        null,
        (md5_number_upper(concat_ws(chr(31), other_source, other_source_id)) >> 1)::bigint
    ) as ref_record_id,
    coalesce(sorted.meaning, if(company is not null and full_name is null, 'company', null))
        as sort_meaning,
    -- "via Jan de Vries" names a person: never a channel of its own.
    if(regexp_matches(how_text, '^via .|@'), 'referral', how_text) as channel,
    regexp_replace(coalesce(lower(code), how_text), '^via ', '') as used_code,
    -- An address in it is whoever sent them.
    nullif(regexp_extract(how_text, '[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+'), '') as sender,
    if(placed.currency is null or placed.currency = $currency, 1.0, exchange.rate) as rate
from placed
left join meanings as sorted on sorted.about = 'sort' and sorted.word = lower(placed.sort)
left join exchange on placed.currency = exchange.currency and placed.main_day = exchange.main_day
