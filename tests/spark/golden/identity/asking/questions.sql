WITH weighed AS (
  SELECT
    q.*,
    e.evidence,
    e.verdict,
    STRUCT(a.*) AS side_a,
    STRUCT(b.*) AS side_b,
    IF(
      ca.account_id = cb.account_id,
      0,
      LEAST(COALESCE(a.orders, 0), COALESCE(b.orders, 0))
    ) AS would_move,
    GREATEST(COALESCE(a.rung, 0), COALESCE(b.rung, 0)) AS highest,
    COALESCE(a.spend, 0) + COALESCE(b.spend, 0) AS money
  FROM question_pairs AS q
  INNER JOIN likenesses AS e
    ON q.record_l = e.record_l AND q.record_r = e.record_r AND q.kind = e.kind
  LEFT JOIN accounts AS ca
    ON q.kind = ca.kind AND q.contact_a = ca.contact_id
  LEFT JOIN accounts AS cb
    ON q.kind = cb.kind AND q.contact_b = cb.contact_id
  LEFT JOIN worth AS a
    ON ca.account_id = a.contact_id
  LEFT JOIN worth AS b
    ON cb.account_id = b.contact_id
), of_persons AS (
  SELECT
    w.*,
    t.company_a,
    t.company_b,
    t.crossed
  FROM weighed AS w
  INNER JOIN asked_together AS t
    ON w.kind = 'person' AND w.contact_a = t.person_a AND w.contact_b = t.person_b
  WHERE
    :contact IS NULL
)
SELECT
  w.*,
  IF(p.kind IS NULL, NULL, STRUCT(p.*)) AS persons
FROM weighed AS w
LEFT JOIN of_persons AS p
  ON w.kind = 'organisation'
  AND w.contact_a = p.company_a
  AND w.contact_b = p.company_b
ANTI JOIN of_persons AS q
  ON w.kind = 'person' AND w.contact_a = q.contact_a AND w.contact_b = q.contact_b
WHERE
  :contact IS NULL OR :contact IN (w.contact_a, w.contact_b)
ORDER BY
  GREATEST(w.would_move, COALESCE(p.would_move, 0)) DESC,
  GREATEST(w.highest, COALESCE(p.highest, 0)) DESC,
  GREATEST(w.money, COALESCE(p.money, 0)) DESC,
  w.probability DESC,
  w.contact_a ASC NULLS LAST,
  w.contact_b ASC NULLS LAST
LIMIT :most
