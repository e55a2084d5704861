WITH called AS (
  SELECT
    LOWER(TRANSLATE(TRIM(name), 'İΣ', 'iσ')) AS code,
    record_id
  FROM records
  UNION
  SELECT
    LOWER(TRANSLATE(TRIM(email), 'İΣ', 'iσ')) AS code,
    record_id
  FROM records
), alone AS (
  SELECT
    c.code
  FROM called AS c
  LEFT JOIN own AS o
    ON c.record_id = o.record_id
  WHERE
    c.code IN (
      SELECT
        code
      FROM lines
      WHERE
        channel = 'referral'
    )
  GROUP BY
    c.code
  HAVING
    BOOL_AND(NOT o.record_id IS NULL)
)
SELECT
  code,
  TRUE AS listed
FROM codes
SEMI JOIN own
  ON codes.record_id = own.record_id
UNION
SELECT
  code,
  FALSE AS listed
FROM alone
WHERE
  NOT code IN (
    SELECT
      code
    FROM codes
  )
ORDER BY
  code NULLS LAST
