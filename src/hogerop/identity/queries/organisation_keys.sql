-- What each telling of an organisation is looked for by: two are compared when one of these is
-- equal. Grain: one telling. Columns: those of organisations; by_* = a hash of what two must
-- share, null where it is not known, or where more than $crowd tellings share it.
-- Reads organisations.
with keyed as (
    select
        * replace (coalesce(words, []) as words),
        if(firm is null, null, hash(firm)) as by_firm,
        if(words is null, null, hash(list_aggregate(words, 'string_agg', ' '))) as by_words,
        if(length(firm) >= 8, hash(firm[1:8]), null) as by_start,
        if(len(words) >= 2, hash(words[1], words[2]), null) as by_first_words,
        if(len(words) >= 2, hash(words[-1], words[-2]), null) as by_last_words,
        if(area is null or words is null, null, hash(area, words[1])) as by_area,
        if("domain" is null, null, hash("domain")) as by_domain,
        if(phone is null, null, hash(phone)) as by_phone,
        if(place is null, null, hash(place)) as by_place,
        if(road is null, null, hash(road)) as by_road,
        if(kvk is null, null, hash(kvk)) as by_kvk,
        if(vat is null, null, hash(vat)) as by_vat,
        if(iban is null, null, hash(iban)) as by_iban
    from organisations
)

select
    * replace (
        if(count(*) over (partition by by_firm) > $crowd, null, by_firm) as by_firm,
        if(count(*) over (partition by by_words) > $crowd, null, by_words) as by_words,
        if(count(*) over (partition by by_start) > $crowd, null, by_start) as by_start,
        if(count(*) over (partition by by_first_words) > $crowd, null, by_first_words)
            as by_first_words,
        if(count(*) over (partition by by_last_words) > $crowd, null, by_last_words)
            as by_last_words,
        if(count(*) over (partition by by_area) > $crowd, null, by_area) as by_area,
        if(count(*) over (partition by by_domain) > $crowd, null, by_domain) as by_domain,
        if(count(*) over (partition by by_phone) > $crowd, null, by_phone) as by_phone,
        if(count(*) over (partition by by_place) > $crowd, null, by_place) as by_place,
        if(count(*) over (partition by by_road) > $crowd, null, by_road) as by_road,
        if(count(*) over (partition by by_iban) > $crowd, null, by_iban) as by_iban
    )
from keyed
