SELECT
  *
FROM likenesses
WHERE
  kind = :kind
  AND ARRAY_CONTAINS(ARRAY_COMPACT(CAST(:records AS ARRAY<BIGINT>)), record_l)
  AND ARRAY_CONTAINS(ARRAY_COMPACT(CAST(:records AS ARRAY<BIGINT>)), record_r)
ORDER BY
  probability DESC,
  record_l ASC NULLS LAST,
  record_r ASC NULLS LAST
