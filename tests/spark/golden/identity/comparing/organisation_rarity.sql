WITH names AS (
  SELECT
    o.firm,
    CASE
      WHEN (
        (
          :groups + 50
        )
      ) = 0
      THEN CAST((
        (
          GREATEST(COUNT(DISTINCT COALESCE(g.group_id, o.mention_id)) - 1, 0.5) + 50 * :firm
        )
      ) AS DOUBLE) * CAST('Infinity' AS DOUBLE)
      ELSE CAST((
        (
          GREATEST(COUNT(DISTINCT COALESCE(g.group_id, o.mention_id)) - 1, 0.5) + 50 * :firm
        )
      ) AS DOUBLE) / CAST((
        (
          :groups + 50
        )
      ) AS DOUBLE)
    END AS share
  FROM organisations AS o
  LEFT JOIN sure_groups AS g
    ON o.mention_id = g.mention_id
  WHERE
    NOT o.firm IS NULL
  GROUP BY
    o.firm
)
SELECT
  o.mention_id,
  LOG(
    2,
    CASE
      WHEN n.share = 0
      THEN CAST(:firm AS DOUBLE) * CAST('Infinity' AS DOUBLE)
      ELSE CAST(:firm AS DOUBLE) / CAST(n.share AS DOUBLE)
    END
  ) AS firm
FROM organisations AS o
LEFT JOIN names AS n
  ON o.firm = n.firm
