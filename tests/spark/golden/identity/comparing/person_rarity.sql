WITH grouped AS (
  SELECT
    p.mention_id,
    p.given,
    p.surname,
    COALESCE(g.group_id, p.mention_id) AS group_id
  FROM persons AS p
  LEFT JOIN sure_groups AS g
    ON p.mention_id = g.mention_id
), given_names AS (
  SELECT
    given,
    CASE
      WHEN GREATEST(:groups, 2) = 0
      THEN CAST(GREATEST(COUNT(DISTINCT group_id) - 1, 0.5) AS DOUBLE) * CAST('Infinity' AS DOUBLE)
      ELSE CAST(GREATEST(COUNT(DISTINCT group_id) - 1, 0.5) AS DOUBLE) / CAST(GREATEST(:groups, 2) AS DOUBLE)
    END AS share
  FROM grouped
  WHERE
    NOT given IS NULL
  GROUP BY
    given
), surnames AS (
  SELECT
    surname,
    CASE
      WHEN GREATEST(:groups, 2) = 0
      THEN CAST(GREATEST(COUNT(DISTINCT group_id) - 1, 0.5) AS DOUBLE) * CAST('Infinity' AS DOUBLE)
      ELSE CAST(GREATEST(COUNT(DISTINCT group_id) - 1, 0.5) AS DOUBLE) / CAST(GREATEST(:groups, 2) AS DOUBLE)
    END AS share
  FROM grouped
  WHERE
    NOT surname IS NULL
  GROUP BY
    surname
)
SELECT
  p.mention_id,
  LOG(
    2,
    CASE
      WHEN g.share = 0
      THEN CAST(:given AS DOUBLE) * CAST('Infinity' AS DOUBLE)
      ELSE CAST(:given AS DOUBLE) / CAST(g.share AS DOUBLE)
    END
  ) AS given,
  LOG(
    2,
    CASE
      WHEN s.share = 0
      THEN CAST(:surname AS DOUBLE) * CAST('Infinity' AS DOUBLE)
      ELSE CAST(:surname AS DOUBLE) / CAST(s.share AS DOUBLE)
    END
  ) AS surname
FROM persons AS p
LEFT JOIN given_names AS g
  ON p.given = g.given
LEFT JOIN surnames AS s
  ON p.surname = s.surname
