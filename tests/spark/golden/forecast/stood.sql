WITH numbered AS (
  SELECT
    p.contact_no,
    CASE
      WHEN TYPEOF((
        i.rung + CASE WHEN i.lapsed THEN 8 ELSE 0 END
      )) IN ('double', 'float')
      THEN CAST(RINT(CAST((
        i.rung + CASE WHEN i.lapsed THEN 8 ELSE 0 END
      ) AS DOUBLE)) AS TINYINT)
      WHEN TYPEOF((
        i.rung + CASE WHEN i.lapsed THEN 8 ELSE 0 END
      )) LIKE 'decimal%'
      THEN CAST(CAST((
        i.rung + CASE WHEN i.lapsed THEN 8 ELSE 0 END
      ) AS DECIMAL(38, 0)) AS TINYINT)
      ELSE CAST((
        i.rung + CASE WHEN i.lapsed THEN 8 ELSE 0 END
      ) AS TINYINT)
    END AS standing,
    i.from_day,
    i.to_day
  FROM intervals AS i
  INNER JOIN panel_contacts AS p
    ON i.contact_id = p.contact_id
), ends AS (
  SELECT
    IF(
      SIZE(
        (
          ARRAY_SORT(COLLECT_LIST(STRUCT((
            end_day
          ) IS NULL AS k0, end_day AS k1, end_day AS v))).v
        )
      ) = 0,
      NULL,
      (
        ARRAY_SORT(COLLECT_LIST(STRUCT((
          end_day
        ) IS NULL AS k0, end_day AS k1, end_day AS v))).v
      )
    ) AS days
  FROM month_ends
)
SELECT
  n.contact_no,
  n.standing,
  CASE
    WHEN TYPEOF(SIZE(FILTER(e.days, day -> day < n.from_day))) IN ('double', 'float')
    THEN CAST(RINT(CAST(SIZE(FILTER(e.days, day -> day < n.from_day)) AS DOUBLE)) AS SMALLINT)
    WHEN TYPEOF(SIZE(FILTER(e.days, day -> day < n.from_day))) LIKE 'decimal%'
    THEN CAST(CAST(SIZE(FILTER(e.days, day -> day < n.from_day)) AS DECIMAL(38, 0)) AS SMALLINT)
    ELSE CAST(SIZE(FILTER(e.days, day -> day < n.from_day)) AS SMALLINT)
  END AS first_month,
  CASE
    WHEN TYPEOF(SIZE(FILTER(e.days, day -> n.to_day IS NULL OR day < n.to_day))) IN ('double', 'float')
    THEN CAST(RINT(CAST(SIZE(FILTER(e.days, day -> n.to_day IS NULL OR day < n.to_day)) AS DOUBLE)) AS SMALLINT)
    WHEN TYPEOF(SIZE(FILTER(e.days, day -> n.to_day IS NULL OR day < n.to_day))) LIKE 'decimal%'
    THEN CAST(CAST(SIZE(FILTER(e.days, day -> n.to_day IS NULL OR day < n.to_day)) AS DECIMAL(38, 0)) AS SMALLINT)
    ELSE CAST(SIZE(FILTER(e.days, day -> n.to_day IS NULL OR day < n.to_day)) AS SMALLINT)
  END AS past_month
FROM numbered AS n
CROSS JOIN ends AS e
