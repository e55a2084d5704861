-- Which tellings of persons are worth comparing: those that share one of these.
-- Grain: one pair of tellings. Columns: join_key_l < join_key_r = mention_ids; match_key = '0' (the
-- three that Splink asks for). What more than $crowd tellings share is not looked for by: it tells
-- little, and costs the square of their number. Reads sifted_persons.
with looked_for as (
    select
        mention_id,
        unnest([
            'mail ' || email,
            'call ' || phone,
            'call ' || mobile,
            'bank ' || iban,
            'card ' || card,
            'place ' || place || ' ' || initial,
            'house ' || house || ' ' || surname,
            -- Half swapped: what is one's first name is the other's last.
            'house ' || house || ' ' || given,
            'area, last ' || area || ' ' || surname,
            'area, first ' || area || ' ' || given,
            'road ' || road || ' ' || surname,
            'name ' || given || ' ' || surname,
            -- Swapped: what is one's first name is the other's last.
            'name ' || surname || ' ' || given,
            'first, begin ' || given || ' ' || left(surname, 3),
            'last, initial ' || surname || ' ' || initial,
            'born ' || born,
            'day, first ' || substring(born, 5, 4) || ' ' || given,
            'day, last ' || substring(born, 5, 4) || ' ' || surname,
            'year, first ' || left(born, 4) || ' ' || given,
            'year, last ' || left(born, 4) || ' ' || surname,
            'local ' || if(length("local") >= 4, "local", null),
            'begin ' || if(length("local") >= 5, left("local", 5) || digits, null),
            'domain ' || if(box = 'corporate', left("local", 1) || "domain", null),
            'firm ' || firm || ' ' || initial,
            'box ' || shared_email || ' ' || initial,
            'line ' || shared_phone || ' ' || initial
        ]) as "text"
    from sifted_persons
),

sharing as (
    select list(mention_id) as members
    from looked_for
    where "text" is not null
    group by hash("text")
    having count(*) between 2 and $crowd
),

each as (
    select
        unnest(members) as join_key_l,
        members
    from sharing
),

crossed as (
    select
        join_key_l,
        unnest(members) as join_key_r
    from each
)

select distinct
    '0' as match_key,
    join_key_l,
    join_key_r
from crossed
where join_key_l < join_key_r
