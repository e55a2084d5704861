SELECT
  COUNT(*) AS questions
FROM question_pairs AS q
LEFT JOIN asked_together AS t
  ON q.kind = 'person' AND q.contact_a = t.person_a AND q.contact_b = t.person_b
WHERE
  IF(:contact IS NULL, t.person_a IS NULL, :contact IN (q.contact_a, q.contact_b))
