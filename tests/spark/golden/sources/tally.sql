WITH news AS (
  SELECT
    source_row,
    BOOL_OR(first_of_its_kind AND NOT known) AS is_new,
    BOOL_OR(NOT numbered AND nth > 1 AND NOT known) AS kept_again
  FROM entries
  GROUP BY
    source_row
), first_rows AS (
  SELECT DISTINCT
    source_row
  FROM records
), placed AS (
  SELECT
    fates.source_row,
    NOT fates.reason IS NULL AS is_aside,
    fates.reason IS NULL AND NOT fates.about AS is_of_nobody,
    COALESCE(news.is_new, FALSE) OR NOT first_rows.source_row IS NULL AS is_taken,
    COALESCE(news.kept_again, FALSE) AS kept_again,
    fates.money
  FROM fates
  LEFT JOIN news
    ON fates.source_row = news.source_row
  LEFT JOIN first_rows
    ON fates.source_row = first_rows.source_row
)
SELECT
  COUNT(*) AS rows,
  COUNT_IF(is_aside) AS set_aside,
  COUNT_IF(is_of_nobody) AS not_about_a_contact,
  COUNT_IF(NOT is_aside AND NOT is_of_nobody AND is_taken) AS taken,
  COUNT_IF(NOT is_aside AND NOT is_of_nobody AND NOT is_taken) AS repeats,
  CASE
    WHEN TYPEOF(
      COALESCE(
        SUM(
          IF(
            is_of_nobody,
            CASE
              WHEN TYPEOF(money) IN ('double', 'float')
              THEN CAST(CAST(ROUND(money * 10000.0e0) AS DECIMAL(38, 0)) / CAST(10000.0e0 AS DECIMAL(38, 0)) AS DECIMAL(18, 4))
              ELSE CAST(money AS DECIMAL(18, 4))
            END,
            NULL
          )
        ),
        0
      )
    ) IN ('double', 'float')
    THEN CAST(CAST(ROUND(
      COALESCE(
        SUM(
          IF(
            is_of_nobody,
            CASE
              WHEN TYPEOF(money) IN ('double', 'float')
              THEN CAST(CAST(ROUND(money * 10000.0e0) AS DECIMAL(38, 0)) / CAST(10000.0e0 AS DECIMAL(38, 0)) AS DECIMAL(18, 4))
              ELSE CAST(money AS DECIMAL(18, 4))
            END,
            NULL
          )
        ),
        0
      ) * 100.0e0
    ) AS DECIMAL(38, 0)) / CAST(100.0e0 AS DECIMAL(38, 0)) AS DECIMAL(38, 2))
    ELSE CAST(COALESCE(
      SUM(
        IF(
          is_of_nobody,
          CASE
            WHEN TYPEOF(money) IN ('double', 'float')
            THEN CAST(CAST(ROUND(money * 10000.0e0) AS DECIMAL(38, 0)) / CAST(10000.0e0 AS DECIMAL(38, 0)) AS DECIMAL(18, 4))
            ELSE CAST(money AS DECIMAL(18, 4))
          END,
          NULL
        )
      ),
      0
    ) AS DECIMAL(38, 2))
  END AS money_of_nobody,
  COUNT_IF(kept_again AND is_taken) AS kept_repeats
FROM placed
