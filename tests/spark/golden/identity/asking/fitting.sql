WITH spoken AS (
  SELECT
    record_id,
    'name' AS told,
    LOWER(TRANSLATE(TRIM(name), 'İΣ', 'iσ')) AS spoken
  FROM records
  UNION ALL
  SELECT
    record_id,
    'company' AS told,
    LOWER(TRANSLATE(TRIM(company), 'İΣ', 'iσ')) AS spoken
  FROM records
  UNION ALL
  SELECT
    record_id,
    'source_id' AS told,
    LOWER(TRANSLATE(source_id, 'İΣ', 'iσ')) AS spoken
  FROM records
), plain AS (
  SELECT
    record_id,
    told,
    spoken,
    DUCK_STRIP_ACCENTS(spoken) AS name,
    DUCK_STRIP_ACCENTS(:typed) AS asked,
    CONTAINS(spoken, :typed) AS as_typed
  FROM spoken
), fits AS (
  SELECT
    record_id,
    told,
    as_typed,
    CASE
      WHEN name = asked
      THEN 3
      WHEN CONTAINS(CONCAT(' ', COALESCE(name, ''), ' '), CONCAT(' ', COALESCE(asked, ''), ' '))
      THEN 2
      ELSE 1
    END AS fits
  FROM plain
  WHERE
    IF(told = 'source_id', spoken = :typed, CONTAINS(name, asked))
)
SELECT DISTINCT
  record_id,
  told,
  fits
FROM fits
QUALIFY
  RANK() OVER (ORDER BY fits DESC, as_typed DESC) = 1
