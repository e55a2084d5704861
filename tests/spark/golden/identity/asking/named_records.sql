WITH rows_of AS (
  SELECT
    r.*,
    w.contact_id,
    STRUCT(
      COALESCE(r.row_day, -1000000) AS k0,
      (
        -r.row_key
      ) IS NULL AS k1_null,
      -r.row_key AS k1
    ) AS newness
  FROM records AS r
  INNER JOIN whose AS w
    ON r.record_id = w.record_id
  WHERE
    w.kind = :kind
    AND ARRAY_CONTAINS(ARRAY_COMPACT(CAST(:contacts AS ARRAY<BIGINT>)), w.contact_id)
)
SELECT
  record_id,
  contact_id,
  CONCAT(
    COALESCE(ANY_VALUE(`source`) IGNORE NULLS, ''),
    ':',
    COALESCE(ANY_VALUE(source_id) IGNORE NULLS, '')
  ) AS record,
  MAX_BY(`name`, newness) FILTER(WHERE
    NOT `name` IS NULL) AS `name`,
  MAX_BY(company, newness) FILTER(WHERE
    NOT company IS NULL) AS company,
  MAX_BY(email, newness) FILTER(WHERE
    NOT email IS NULL) AS email,
  MAX_BY(phone, newness) FILTER(WHERE
    NOT phone IS NULL) AS phone,
  MAX_BY(city, newness) FILTER(WHERE
    NOT city IS NULL) AS city,
  MAX(row_day) AS row_day
FROM rows_of
GROUP BY
  record_id,
  contact_id
ORDER BY
  contact_id ASC NULLS LAST,
  row_day DESC,
  record ASC NULLS LAST
