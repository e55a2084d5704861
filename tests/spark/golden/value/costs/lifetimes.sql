WITH each AS (
  SELECT
    COALESCE(w.channel, LOWER(TRANSLATE(TRIM(v.channel), 'İΣ', 'iσ')), '') AS channel,
    COALESCE(v.spent, 0) AS spent,
    COALESCE(v.spent, 0) + COALESCE(v.lifetime_value, 0) AS brings
  FROM valued AS v
  LEFT JOIN channel_words AS w
    ON LOWER(TRANSLATE(TRIM(v.channel), 'İΣ', 'iσ')) = w.word
), so_far AS (
  SELECT
    channel,
    SUM(spent) AS spent,
    STDDEV_SAMP(brings) * SQRT(COUNT(*)) AS error
  FROM each
  WHERE
    channel <> ''
  GROUP BY
    channel
  UNION ALL
  SELECT
    '' AS channel,
    SUM(spent) AS spent,
    STDDEV_SAMP(brings) * SQRT(COUNT(*)) AS error
  FROM each
), groups AS (
  SELECT
    CASE g.by
      WHEN 'business'
      THEN ''
      ELSE COALESCE(w.channel, LOWER(TRANSLATE(TRIM(g.key), 'İΣ', 'iσ')))
    END AS channel,
    g.by,
    CASE
      WHEN TYPEOF(SUM(g.contacts)) IN ('double', 'float')
      THEN CAST(RINT(CAST(SUM(g.contacts) AS DOUBLE)) AS BIGINT)
      WHEN TYPEOF(SUM(g.contacts)) LIKE 'decimal%'
      THEN CAST(CAST(SUM(g.contacts) AS DECIMAL(38, 0)) AS BIGINT)
      ELSE CAST(SUM(g.contacts) AS BIGINT)
    END AS contacts,
    SUM(g.lifetime_value) AS lifetime_value,
    SUM(g.lifetime_value_low) AS lifetime_value_low,
    SUM(g.lifetime_value_high) AS lifetime_value_high
  FROM valued_groups AS g
  LEFT JOIN channel_words AS w
    ON g.by = 'channel' AND LOWER(TRANSLATE(TRIM(g.key), 'İΣ', 'iσ')) = w.word
  WHERE
    g.by = 'business' OR (
      g.by = 'channel' AND g.key <> ''
    )
  GROUP BY ALL
)
SELECT
  g.channel,
  g.contacts,
  s.spent,
  g.lifetime_value,
  g.lifetime_value_low,
  g.lifetime_value_high,
  COALESCE(s.error, 0) AS error
FROM groups AS g
INNER JOIN so_far AS s
  ON g.channel = s.channel
WHERE
  NOT g.lifetime_value IS NULL AND (
    g.by = 'business' OR g.channel <> ''
  )
