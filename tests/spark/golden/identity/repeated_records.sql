SELECT
  record_id,
  MIN(DUCK_HASH(`source`, source_id)) = MAX(DUCK_HASH(`source`, source_id)) AS one_name
FROM records
GROUP BY
  record_id
HAVING
  COUNT(*) > 1
