SELECT
  records.*
FROM records
SEMI JOIN own
  ON records.record_id = own.record_id
ORDER BY
  records.source NULLS LAST,
  records.source_id NULLS LAST,
  records.row_day NULLS LAST,
  records.row_key NULLS LAST
