SELECT DISTINCT
  LEAST(a.account_id, b.account_id) AS contact_a,
  GREATEST(a.account_id, b.account_id) AS contact_b
FROM question_pairs AS q
INNER JOIN accounts AS a
  ON q.kind = a.kind AND q.contact_a = a.contact_id
INNER JOIN accounts AS b
  ON q.kind = b.kind AND q.contact_b = b.contact_id
WHERE
  a.account_id <> b.account_id
  AND (
    a.account_id = a.contact_id OR b.account_id = b.contact_id
  )
