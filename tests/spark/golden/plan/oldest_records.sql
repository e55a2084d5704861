WITH first_known AS (
  SELECT
    record_id,
    MIN(from_edition) AS edition
  FROM memberships
  GROUP BY
    record_id
)
SELECT
  m.contact_id,
  MIN_BY(
    m.record_id,
    STRUCT(
      COALESCE(f.edition, 2147483647) AS k0,
      m.record_id IS NULL AS k1_null,
      m.record_id AS k1
    )
  ) FILTER(WHERE
    NOT m.record_id IS NULL) AS record_id
FROM membership AS m
LEFT JOIN first_known AS f
  ON m.record_id = f.record_id
GROUP BY
  m.contact_id
ORDER BY
  m.contact_id NULLS LAST
