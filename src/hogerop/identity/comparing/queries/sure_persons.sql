-- Tellings that are one person as good as surely: the same own mailbox or telephone, card or bank
-- account, or the same address or birthday with last name and first initial. Grain: one telling
-- and key that it shares. Columns: mention_id; first_id = the smallest telling that shares the
-- key. Reads persons, shared_values.
with keys as (
    select mention_id, 'mail ' || email as "key"
    from persons
    anti join shared_values on persons.email = shared_values."value"
    where email is not null
    union all
    select mention_id, 'call ' || phone
    from persons
    anti join shared_values on persons.phone = shared_values."value"
    where phone is not null
    union all
    select mention_id, 'call ' || mobile
    from persons
    anti join shared_values on persons.mobile = shared_values."value"
    where mobile is not null
    union all
    select mention_id, concat_ws(' ', 'at', place, surname, initial)
    from persons
    where place is not null and surname is not null and initial is not null
    union all
    select mention_id, concat_ws(' ', 'born', born, surname, initial)
    from persons
    where born is not null and surname is not null and initial is not null
    union all
    select mention_id, 'card ' || card
    from persons
    where card is not null
    union all
    select mention_id, 'bank ' || iban
    from persons
    anti join shared_values on persons.iban = shared_values."value"
    where iban is not null
),

named as (
    select mention_id, min(mention_id) over (partition by "key") as first_id
    from keys
)

select distinct mention_id, first_id
from named
where mention_id != first_id
