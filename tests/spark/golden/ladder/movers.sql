WITH elsewhere AS (
  SELECT
    *
  FROM moved
  WHERE
    from_rung IS DISTINCT FROM to_rung AND (
      :newcomers OR NOT from_rung IS NULL
    )
)
SELECT
  m.contact_id,
  COALESCE(c.name, c.company) AS name,
  c.email,
  c.source_ids,
  m.from_rung,
  m.to_rung
FROM elsewhere AS m
LEFT JOIN contacts AS c
  ON m.contact_id = c.contact_id
ORDER BY
  GREATEST(m.from_rung, m.to_rung) DESC,
  LOWER(TRANSLATE(COALESCE(c.name, c.company), 'İΣ', 'iσ')) ASC NULLS LAST,
  m.contact_id ASC NULLS LAST
LIMIT :most
