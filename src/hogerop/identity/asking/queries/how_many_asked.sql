-- How many questions are open: two that are asked together are one.
-- Grain: one row. Columns: questions (count). $contact: only those about this one, null = all.
-- Reads question_pairs, asked_together.
select count(*) as questions
from question_pairs as q
left join asked_together as t
    on q.kind = 'person' and q.contact_a = t.person_a and q.contact_b = t.person_b
where if($contact is null, t.person_a is null, $contact in (q.contact_a, q.contact_b))
