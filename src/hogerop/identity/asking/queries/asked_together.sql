-- Questions about two persons that are asked with the one about their two companies: the same pair
-- of records or accounts is in doubt, and one answer settles both.
-- Grain: one question about companies with the one about persons, every question once. Columns:
-- company_a < company_b; person_a < person_b; crossed = whether person_a stands for company_b.
-- Of several it is the one about the same two records, then the likest.
-- Reads question_pairs, whose.
with stands_for as (
    select distinct
        p.contact_id as person_id,
        o.contact_id as company_id
    from whose as p
    inner join whose as o on p.record_id = o.record_id
    where p.kind = 'person' and o.kind = 'organisation'
),

both_asked as (
    select
        c.contact_a as company_a,
        c.contact_b as company_b,
        p.contact_a as person_a,
        p.contact_b as person_b,
        a.person_id != p.contact_a as crossed,
        (
            p.record_l = c.record_l and p.record_r = c.record_r,
            p.probability,
            c.probability,
            a.person_id = p.contact_a
        ) as fits
    from question_pairs as c
    inner join stands_for as a on c.contact_a = a.company_id
    inner join stands_for as b on c.contact_b = b.company_id
    inner join question_pairs as p
        on
        p.contact_a = least(a.person_id, b.person_id)
        and p.contact_b = greatest(a.person_id, b.person_id)
    where c.kind = 'organisation' and p.kind = 'person'
),

of_persons as (
    select *
    from both_asked
    qualify
        row_number() over (
            partition by person_a, person_b order by fits desc, company_a asc, company_b asc
        ) = 1
)

select
    company_a,
    company_b,
    person_a,
    person_b,
    crossed
from of_persons
qualify
    row_number() over (
        partition by company_a, company_b order by fits desc, person_a asc, person_b asc
    ) = 1
order by company_a, company_b
