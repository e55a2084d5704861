WITH buyers AS (
  SELECT
    contact_id,
    channel,
    bought_day,
    CASE
      WHEN TYPEOF((
        contact_id % 64
      )) IN ('double', 'float')
      THEN CAST(RINT(CAST((
        contact_id % 64
      ) AS DOUBLE)) AS INT)
      WHEN TYPEOF((
        contact_id % 64
      )) LIKE 'decimal%'
      THEN CAST(CAST((
        contact_id % 64
      ) AS DECIMAL(38, 0)) AS INT)
      ELSE CAST((
        contact_id % 64
      ) AS INT)
    END AS part,
    CASE
      WHEN TYPEOF(
        LEAST(
          :ages,
          FLOOR(
            CASE
              WHEN :month = 0
              THEN CAST((
                (
                  :day - bought_day
                )
              ) AS DOUBLE) * CAST('Infinity' AS DOUBLE)
              ELSE CAST((
                (
                  :day - bought_day
                )
              ) AS DOUBLE) / CAST(:month AS DOUBLE)
            END
          )
        )
      ) IN ('double', 'float')
      THEN CAST(RINT(
        CAST(LEAST(
          :ages,
          FLOOR(
            CASE
              WHEN :month = 0
              THEN CAST((
                (
                  :day - bought_day
                )
              ) AS DOUBLE) * CAST('Infinity' AS DOUBLE)
              ELSE CAST((
                (
                  :day - bought_day
                )
              ) AS DOUBLE) / CAST(:month AS DOUBLE)
            END
          )
        ) AS DOUBLE)
      ) AS INT)
      WHEN TYPEOF(
        LEAST(
          :ages,
          FLOOR(
            CASE
              WHEN :month = 0
              THEN CAST((
                (
                  :day - bought_day
                )
              ) AS DOUBLE) * CAST('Infinity' AS DOUBLE)
              ELSE CAST((
                (
                  :day - bought_day
                )
              ) AS DOUBLE) / CAST(:month AS DOUBLE)
            END
          )
        )
      ) LIKE 'decimal%'
      THEN CAST(CAST(LEAST(
        :ages,
        FLOOR(
          CASE
            WHEN :month = 0
            THEN CAST((
              (
                :day - bought_day
              )
            ) AS DOUBLE) * CAST('Infinity' AS DOUBLE)
            ELSE CAST((
              (
                :day - bought_day
              )
            ) AS DOUBLE) / CAST(:month AS DOUBLE)
          END
        )
      ) AS DECIMAL(38, 0)) AS INT)
      ELSE CAST(LEAST(
        :ages,
        FLOOR(
          CASE
            WHEN :month = 0
            THEN CAST((
              (
                :day - bought_day
              )
            ) AS DOUBLE) * CAST('Infinity' AS DOUBLE)
            ELSE CAST((
              (
                :day - bought_day
              )
            ) AS DOUBLE) / CAST(:month AS DOUBLE)
          END
        )
      ) AS INT)
    END AS seen
  FROM arrivals
  WHERE
    NOT bought_day IS NULL
), months AS (
  SELECT
    b.channel,
    b.part,
    CASE
      WHEN TYPEOF(
        GREATEST(
          0,
          CEIL(
            CASE
              WHEN :month = 0
              THEN CAST((
                (
                  t.day - b.bought_day
                )
              ) AS DOUBLE) * CAST('Infinity' AS DOUBLE)
              ELSE CAST((
                (
                  t.day - b.bought_day
                )
              ) AS DOUBLE) / CAST(:month AS DOUBLE)
            END
          )
        )
      ) IN ('double', 'float')
      THEN CAST(RINT(
        CAST(GREATEST(
          0,
          CEIL(
            CASE
              WHEN :month = 0
              THEN CAST((
                (
                  t.day - b.bought_day
                )
              ) AS DOUBLE) * CAST('Infinity' AS DOUBLE)
              ELSE CAST((
                (
                  t.day - b.bought_day
                )
              ) AS DOUBLE) / CAST(:month AS DOUBLE)
            END
          )
        ) AS DOUBLE)
      ) AS INT)
      WHEN TYPEOF(
        GREATEST(
          0,
          CEIL(
            CASE
              WHEN :month = 0
              THEN CAST((
                (
                  t.day - b.bought_day
                )
              ) AS DOUBLE) * CAST('Infinity' AS DOUBLE)
              ELSE CAST((
                (
                  t.day - b.bought_day
                )
              ) AS DOUBLE) / CAST(:month AS DOUBLE)
            END
          )
        )
      ) LIKE 'decimal%'
      THEN CAST(CAST(GREATEST(
        0,
        CEIL(
          CASE
            WHEN :month = 0
            THEN CAST((
              (
                t.day - b.bought_day
              )
            ) AS DOUBLE) * CAST('Infinity' AS DOUBLE)
            ELSE CAST((
              (
                t.day - b.bought_day
              )
            ) AS DOUBLE) / CAST(:month AS DOUBLE)
          END
        )
      ) AS DECIMAL(38, 0)) AS INT)
      ELSE CAST(GREATEST(
        0,
        CEIL(
          CASE
            WHEN :month = 0
            THEN CAST((
              (
                t.day - b.bought_day
              )
            ) AS DOUBLE) * CAST('Infinity' AS DOUBLE)
            ELSE CAST((
              (
                t.day - b.bought_day
              )
            ) AS DOUBLE) / CAST(:month AS DOUBLE)
          END
        )
      ) AS INT)
    END AS age,
    SUM(t.money) AS money
  FROM takings AS t
  INNER JOIN buyers AS b
    ON t.contact_id = b.contact_id
  WHERE
    CEIL(
      CASE
        WHEN :month = 0
        THEN CAST((
          (
            t.day - b.bought_day
          )
        ) AS DOUBLE) * CAST('Infinity' AS DOUBLE)
        ELSE CAST((
          (
            t.day - b.bought_day
          )
        ) AS DOUBLE) / CAST(:month AS DOUBLE)
      END
    ) <= b.seen
  GROUP BY ALL
), at_risk AS (
  SELECT
    channel,
    part,
    EXPLODE(IF((
      seen + 1 - 1
    ) < 0, ARRAY(), SEQUENCE(0, (
      seen + 1 - 1
    )))) AS age
  FROM buyers
), followed AS (
  SELECT
    channel,
    part,
    CASE
      WHEN TYPEOF(age) IN ('double', 'float')
      THEN CAST(RINT(CAST(age AS DOUBLE)) AS INT)
      WHEN TYPEOF(age) LIKE 'decimal%'
      THEN CAST(CAST(age AS DECIMAL(38, 0)) AS INT)
      ELSE CAST(age AS INT)
    END AS age,
    COUNT(*) AS buyers
  FROM at_risk
  GROUP BY ALL
)
SELECT
  f.channel,
  f.part,
  f.age,
  f.buyers,
  COALESCE(m.money, 0) AS money
FROM followed AS f
LEFT JOIN months AS m
  ON f.channel = m.channel AND f.part = m.part AND f.age = m.age
ORDER BY
  f.channel NULLS LAST,
  f.part NULLS LAST,
  f.age NULLS LAST
