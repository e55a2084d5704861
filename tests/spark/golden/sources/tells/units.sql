SELECT
  *
FROM nothing_told
UNION ALL BY NAME
SELECT
  source_row,
  1 AS part,
  'unit' AS kind,
  :imported_day AS day,
  COALESCE(experiment, :file) AS action_id,
  COALESCE(
    unit,
    CONCAT_WS(CHR(  31), arm, household, DUCK_TEXT(outcome), DUCK_TEXT(rows.before), DUCK_TEXT(trait))
  ) AS said,
  NOT unit IS NULL AS numbered,
  IF(arm IS NULL, 'arm', NULL) AS reason
FROM rows
