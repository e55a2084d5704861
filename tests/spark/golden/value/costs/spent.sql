WITH lines AS (
  SELECT
    ROW_NUMBER() OVER (ORDER BY cost_id NULLS LAST, import_no NULLS LAST, source_row NULLS LAST) - 1 AS line,
    COALESCE(LOWER(TRANSLATE(TRIM(channel), 'İΣ', 'iσ')), '') AS channel,
    COALESCE(purpose, 'general') AS purpose,
    share,
    day AS first_day,
    GREATEST(COALESCE(until_day, day), day) AS last_day,
    CAST(amount AS DOUBLE) AS amount,
    hours
  FROM costs
), moments AS (
  SELECT
    *,
    EXPLODE(
      SEQUENCE(
        CAST(DATE_TRUNC('MONTH', DATE_ADD(CAST('1970-01-01' AS DATE), first_day)) AS TIMESTAMP_NTZ),
        CAST((
          DATE_ADD(CAST('1970-01-01' AS DATE), last_day)
        ) AS TIMESTAMP_NTZ),
        INTERVAL '1' MONTH
      )
    ) AS moment
  FROM lines
), months AS (
  SELECT
    *
    EXCEPT (moment),
    CAST(moment AS DATE) AS month
  FROM moments
), pieces AS (
  SELECT
    *,
    GREATEST(first_day, (
      DATEDIFF(month, CAST('1970-01-01' AS DATE))
    )) AS piece_first,
    LEAST(last_day, (
      DATEDIFF(LAST_DAY(month), CAST('1970-01-01' AS DATE))
    )) AS piece_last,
    CASE
      WHEN (
        (
          last_day - first_day + 1
        )
      ) = 0
      THEN CAST(1.0 AS DOUBLE) * CAST('Infinity' AS DOUBLE)
      ELSE CAST(1.0 AS DOUBLE) / CAST((
        (
          last_day - first_day + 1
        )
      ) AS DOUBLE)
    END AS per_day
  FROM months
), days AS (
  SELECT
    *,
    GREATEST(0, LEAST(piece_last, :until) - GREATEST(piece_first, :since) + 1) AS within,
    GREATEST(0, LEAST(piece_last, :since - 1) - piece_first + 1) AS days_before,
    GREATEST(0, piece_last - GREATEST(piece_first, :until + 1) + 1) AS days_after
  FROM pieces
)
SELECT
  line,
  channel,
  purpose,
  share,
  CAST((
    DATEDIFF(month, CAST('1970-01-01' AS DATE))
  ) AS INT) AS month,
  COALESCE(amount, 0) * per_day * within AS amount,
  COALESCE(hours, 0) * per_day * within AS hours,
  COALESCE(amount, 0) * per_day * days_before AS before,
  COALESCE(amount, 0) * per_day * days_after AS after,
  COALESCE(hours, 0) * per_day * days_before AS hours_before,
  COALESCE(hours, 0) * per_day * days_after AS hours_after,
  amount IS NULL AND hours IS NULL AS silent
FROM days
ORDER BY
  line NULLS LAST,
  month NULLS LAST
