SELECT
  entries.event_id AS code_id,
  told.code,
  told.record_id,
  CAST(:number AS INT) AS import_no,
  told.source_row
FROM told
INNER JOIN entries
  ON told.source_row = entries.source_row AND told.part = entries.part
WHERE
  entries.first_of_its_kind AND NOT entries.known AND told.kind = 'code'
ORDER BY
  told.source_row NULLS LAST
