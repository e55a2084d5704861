WITH told AS (
  SELECT DISTINCT
    source_id,
    name,
    first_name,
    last_name
  FROM records
  WHERE
    source_id LIKE 'mail:%'
    AND kind IS DISTINCT FROM 'company'
    AND NOT COALESCE(name, first_name, last_name) IS NULL
)
SELECT
  *
FROM told
QUALIFY
  COUNT(*) OVER (PARTITION BY source_id) > 1
ORDER BY
  ALL NULLS LAST
