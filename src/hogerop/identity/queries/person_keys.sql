-- What each telling is looked for by: two are compared when one of these is equal.
-- Grain: one telling. Columns: those of sifted_persons; by_* = a hash of what two must share,
-- null where a part of it is not known, or where more than $crowd tellings share it, for then it
-- tells nothing and costs the square of their number.
-- Reads sifted_persons.
with keyed as (
    select
        *,
        if(email is null, null, hash(email)) as by_email,
        if(phone is null, null, hash(phone)) as by_phone,
        if(iban is null, null, hash(iban)) as by_iban,
        if(card is null, null, hash(card)) as by_card,
        if(place is null or initial is null, null, hash(place, initial)) as by_place,
        if(house is null or surname is null, null, hash(house, surname)) as by_house,
        if(area is null or surname is null, null, hash(area, surname)) as by_area_surname,
        if(area is null or given is null, null, hash(area, given)) as by_area_given,
        if(road is null or surname is null, null, hash(road, surname)) as by_road,
        if(given is null or surname is null, null, hash(given, surname)) as by_name,
        if(given is null or surname is null, null, hash(surname, given)) as by_swapped_name,
        if(given is null or surname is null, null, hash(given, surname[1:3])) as by_given,
        if(initial is null or surname is null, null, hash(surname, initial)) as by_surname,
        if(born is null or initial is null, null, hash(born, initial)) as by_birthday_initial,
        if(born is null, null, hash(born)) as by_birthday,
        if(born is null or given is null, null, hash(born[5:8], given)) as by_date_given,
        if(born is null or surname is null, null, hash(born[5:8], surname)) as by_date_surname,
        if(born is null or given is null, null, hash(born[1:4], given)) as by_year_given,
        if(born is null or surname is null, null, hash(born[1:4], surname)) as by_year_surname,
        if("local" is null or length("local") < 4, null, hash("local")) as by_local,
        if(length("local") >= 5, hash("local"[1:5], digits), null) as by_local_start,
        if(box = 'corporate', hash("local"[1], email[length("local") + 2:]), null) as by_domain,
        if(firm is null or initial is null, null, hash(firm, initial)) as by_firm,
        if(shared_email is null or initial is null, null, hash(shared_email, initial)) as by_box,
        if(shared_phone is null or initial is null, null, hash(shared_phone, initial)) as by_line
    from sifted_persons
)

select
    * replace (
        if(count(*) over (partition by by_email) > $crowd, null, by_email) as by_email,
        if(count(*) over (partition by by_phone) > $crowd, null, by_phone) as by_phone,
        if(count(*) over (partition by by_iban) > $crowd, null, by_iban) as by_iban,
        if(count(*) over (partition by by_card) > $crowd, null, by_card) as by_card,
        if(count(*) over (partition by by_place) > $crowd, null, by_place) as by_place,
        if(count(*) over (partition by by_house) > $crowd, null, by_house) as by_house,
        if(count(*) over (partition by by_area_surname) > $crowd, null, by_area_surname)
            as by_area_surname,
        if(count(*) over (partition by by_area_given) > $crowd, null, by_area_given)
            as by_area_given,
        if(count(*) over (partition by by_road) > $crowd, null, by_road) as by_road,
        if(count(*) over (partition by by_name) > $crowd, null, by_name) as by_name,
        if(count(*) over (partition by by_given) > $crowd, null, by_given) as by_given,
        if(count(*) over (partition by by_surname) > $crowd, null, by_surname) as by_surname,
        if(count(*) over (partition by by_birthday) > $crowd, null, by_birthday) as by_birthday,
        if(count(*) over (partition by by_birthday_initial) > $crowd, null, by_birthday_initial)
            as by_birthday_initial,
        if(count(*) over (partition by by_date_given) > $crowd, null, by_date_given)
            as by_date_given,
        if(count(*) over (partition by by_date_surname) > $crowd, null, by_date_surname)
            as by_date_surname,
        if(count(*) over (partition by by_local_start) > $crowd, null, by_local_start)
            as by_local_start,
        if(count(*) over (partition by by_domain) > $crowd, null, by_domain) as by_domain,
        if(count(*) over (partition by by_year_given) > $crowd, null, by_year_given)
            as by_year_given,
        if(count(*) over (partition by by_year_surname) > $crowd, null, by_year_surname)
            as by_year_surname,
        if(count(*) over (partition by by_local) > $crowd, null, by_local) as by_local,
        if(count(*) over (partition by by_firm) > $crowd, null, by_firm) as by_firm,
        if(count(*) over (partition by by_box) > $crowd, null, by_box) as by_box,
        if(count(*) over (partition by by_line) > $crowd, null, by_line) as by_line
    )
from keyed
