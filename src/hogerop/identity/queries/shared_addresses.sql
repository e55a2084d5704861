-- Records that share an e-mail address.
-- Grain: one record and address that it shares. Columns: record_id; first_id = the smallest
-- record id of those who share the address. Pairs of a record with itself are left out.
with address as (
    select record_id, lower(trim(email)) as address
    from records
    where trim(email) != ''
),

-- Most addresses belong to one record: a hash sieves them out before any text is compared.
sieve as (
    select hash(address) as sieve
    from address
    group by sieve
    having min(record_id) != max(record_id)
),

shared as (
    select a.record_id, a.address
    from address as a
    semi join sieve as s on hash(a.address) = s.sieve
),

first_of as (
    select address, min(record_id) as first_id
    from shared
    group by address
)

select distinct s.record_id, f.first_id
from shared as s
inner join first_of as f on s.address = f.address
where s.record_id != f.first_id
