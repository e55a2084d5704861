SELECT
  DUCK_HASH(`source`, order_ref, record_id) AS sieve
FROM lines
WHERE
  kind = 'order' AND NOT order_ref IS NULL
GROUP BY
  sieve
HAVING
  COUNT(*) > 1
