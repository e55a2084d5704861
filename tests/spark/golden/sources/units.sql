WITH houses AS (
  SELECT
    household,
    CAST((
      ROW_NUMBER() OVER (ORDER BY household NULLS LAST)
    ) AS INT) AS number_of
  FROM (
    SELECT DISTINCT
      household
    FROM rows
    WHERE
      NOT household IS NULL
  )
)
SELECT
  told.action_id AS experiment,
  rows.arm,
  COALESCE(arms.meaning = 'holdout', FALSE) AS held_out,
  houses.number_of AS household,
  rows.outcome AS outcomes,
  rows.before,
  rows.trait AS traits,
  CAST(:number AS INT) AS import_no,
  told.source_row
FROM told
INNER JOIN rows
  ON told.source_row = rows.source_row
INNER JOIN entries
  ON told.source_row = entries.source_row AND told.part = entries.part
LEFT JOIN houses
  ON rows.household = houses.household
LEFT JOIN meanings AS arms
  ON arms.about = 'arm' AND arms.word = LOWER(TRANSLATE(rows.arm, 'İΣ', 'iσ'))
WHERE
  told.kind = 'unit' AND entries.first_of_its_kind
ORDER BY
  told.source_row NULLS LAST
