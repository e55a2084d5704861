SELECT
  CONCAT(
    COALESCE(ANY_VALUE(r.`source`) IGNORE NULLS, ''),
    ':',
    COALESCE(ANY_VALUE(r.source_id) IGNORE NULLS, '')
  ) AS record,
  MAX_BY(
    r.name,
    STRUCT(COALESCE(r.row_day, -1000000) AS k0, r.row_key IS NULL AS k1_null, r.row_key AS k1)
  ) FILTER(WHERE
    NOT r.name IS NULL) AS name,
  MAX_BY(
    r.company,
    STRUCT(COALESCE(r.row_day, -1000000) AS k0, r.row_key IS NULL AS k1_null, r.row_key AS k1)
  ) FILTER(WHERE
    NOT r.company IS NULL) AS company,
  MAX_BY(
    r.email,
    STRUCT(COALESCE(r.row_day, -1000000) AS k0, r.row_key IS NULL AS k1_null, r.row_key AS k1)
  ) FILTER(WHERE
    NOT r.email IS NULL) AS email
FROM records AS r
WHERE
  ARRAY_CONTAINS(ARRAY_COMPACT(CAST(:records AS ARRAY<BIGINT>)), r.record_id)
GROUP BY
  r.record_id
ORDER BY
  record NULLS LAST
