WITH said AS (
  SELECT
    record_id,
    MIN(day) AS day,
    MIN(referred_day) AS referred_day,
    MIN(import_day) AS import_day
  FROM (
    SELECT
      record_id,
      seen_day AS day,
      CAST(NULL AS INT) AS referred_day,
      COALESCE(import_day, row_day) AS import_day
    FROM records
    UNION ALL
    SELECT
      record_id,
      day,
      NULL,
      NULL
    FROM lines
    UNION ALL
    SELECT
      ref_record_id,
      NULL,
      day,
      NULL
    FROM lines
    WHERE
      NOT ref_record_id IS NULL
  )
  GROUP BY
    record_id
)
SELECT
  m.contact_id,
  COALESCE(MIN(s.day), MIN(s.referred_day), MIN(s.import_day)) AS first_seen_day,
  COALESCE(MIN(s.day), MIN(s.referred_day)) IS NULL AS undated
FROM said AS s
INNER JOIN membership AS m
  ON s.record_id = m.record_id
GROUP BY
  m.contact_id
