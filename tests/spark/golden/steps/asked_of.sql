SELECT
  *
FROM contacts
WHERE
  contact_id IN (
    SELECT
      a.account_id
    FROM accounts AS a
    INNER JOIN question_pairs AS q
      ON a.kind = q.kind AND a.contact_id IN (q.contact_a, q.contact_b)
  )
