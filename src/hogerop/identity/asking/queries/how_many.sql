-- How many contacts there are of each kind, and how many questions are open between them.
-- Grain: one kind. Columns: kind, contacts, questions. Reads whose, question_pairs.
with asked as (
    select kind, count(*) as questions
    from question_pairs
    group by kind
)

select
    w.kind,
    count(distinct w.contact_id) as contacts,
    coalesce(any_value(a.questions), 0) as questions
from whose as w
left join asked as a on w.kind = a.kind
group by w.kind
order by w.kind desc
