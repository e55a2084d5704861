WITH standing AS (
  SELECT
    *
  FROM intervals
  WHERE
    from_day <= :day AND (
      to_day IS NULL OR to_day > :day
    )
), lapses AS (
  SELECT
    i.contact_id,
    MIN(i.from_day) AS lapses_on
  FROM intervals AS i
  INNER JOIN standing AS s
    ON i.contact_id = s.contact_id
  WHERE
    i.lapsed AND i.from_day > :day AND NOT s.lapsed
  GROUP BY
    i.contact_id
)
SELECT
  c.contact_id,
  COALESCE(c.name, c.company) AS name,
  s.rung,
  s.lapsed,
  t.from_day AS since,
  CASE WHEN :ahead_known THEN t.to_day - 1 END AS stays_until,
  CASE WHEN :ahead_known THEN l.lapses_on END AS lapses_on,
  x.rules_held,
  c.source_ids,
  c.email,
  c.phone,
  c.company,
  c.kind,
  c.street,
  c.postcode,
  c.city,
  c.region,
  c.country,
  c.industry,
  c.sbi,
  c.employees,
  c.language,
  c.channel,
  c.tags
FROM standing AS s
INNER JOIN contacts AS c
  ON s.contact_id = c.contact_id
INNER JOIN stays AS t
  ON s.contact_id = t.contact_id
  AND t.from_day <= :day
  AND (
    t.to_day IS NULL OR t.to_day > :day
  )
LEFT JOIN lapses AS l
  ON s.contact_id = l.contact_id
LEFT JOIN standings AS x
  ON s.contact_id = x.contact_id AND :with_rules
WHERE
  (
    :rung = -1 OR s.rung = :rung
  )
  AND (
    :lapsed IS NULL OR s.lapsed = :lapsed
  )
ORDER BY
  s.rung DESC,
  LOWER(TRANSLATE(COALESCE(c.name, c.company), 'İΣ', 'iσ')) ASC NULLS LAST,
  c.contact_id ASC NULLS LAST
