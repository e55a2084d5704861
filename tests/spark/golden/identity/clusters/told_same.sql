SELECT
  record_l,
  record_r
FROM decided_together
WHERE
  kind = :kind
