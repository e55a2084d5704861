WITH faults AS (
  SELECT
    source_row,
    MIN(reason) AS told_reason,
    BOOL_OR(NOT kind IS NULL AND day IS NULL) AS dateless,
    BOOL_OR(day > :imported_day) AS future,
    BOOL_OR(NOT amount IS NULL) AS has_amount,
    COALESCE(
      MAX(GREATEST(ABS(amount * rate), ABS(margin * rate), ABS(quantity))) >= :largest,
      FALSE
    ) AS too_large
  FROM told
  GROUP BY
    source_row
), judged AS (
  SELECT
    rows.source_row,
    rows.fault_column AS column_unread,
    rows.value * rows.rate AS money,
    NOT rows.record_id IS NULL OR :of_nobody AS about,
    CASE
      WHEN NOT rows.fault IS NULL
      THEN rows.fault
      WHEN faults.dateless
      THEN 'no date'
      WHEN faults.future
      THEN 'future'
      WHEN faults.has_amount AND rows.rate IS NULL
      THEN 'rate'
      WHEN faults.too_large OR ABS(rows.value * rows.rate) >= :largest
      THEN 'large'
      ELSE faults.told_reason
    END AS reason
  FROM rows
  LEFT JOIN faults
    ON rows.source_row = faults.source_row
)
SELECT
  source_row,
  about,
  money,
  reason,
  CASE reason
    WHEN 'no date'
    THEN :date_column
    WHEN 'future'
    THEN :date_column
    WHEN 'rate'
    THEN :currency_column
    WHEN 'large'
    THEN :money_column
    WHEN 'word'
    THEN :word_column
    WHEN 'arm'
    THEN :arm_column
    WHEN 'nobody'
    THEN :whom_column
    ELSE column_unread
  END AS fault_column
FROM judged
