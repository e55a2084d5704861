SELECT
  record_l,
  record_r
FROM decided_apart
WHERE
  kind = :kind
