-- Codes and words that stand for somebody as the one who sent others: their codes, and their name
-- or address where others wrote it.
-- Grain: one code. Columns: code; listed = it stands in the table of codes.
-- Reads records, lines, codes, own.
with called as (
    select lower(trim(name)) as code, record_id from records
    union
    select lower(trim(email)) as code, record_id from records
),

alone as (
    select c.code
    from called as c
    left join own as o on c.record_id = o.record_id
    where c.code in (select code from lines where channel = 'referral')
    group by c.code
    having bool_and(o.record_id is not null)
)

select code, true as listed from codes semi join own on codes.record_id = own.record_id
union
select code, false as listed from alone where code not in (select code from codes)
order by code
