WITH listed AS (
  SELECT
    m.contact_id,
    MIN(r.import_day) AS import_day,
    MIN(r.source_row) AS source_row
  FROM list_records AS r
  INNER JOIN membership AS m
    ON r.record_id = m.record_id
  GROUP BY
    m.contact_id
), happened AS (
  SELECT
    m.contact_id,
    e.kind,
    e.day,
    e.occurred_at,
    e.event_id,
    e.state,
    e.scope,
    e.import_no
  FROM events AS e
  INNER JOIN membership AS m
    ON e.record_id = m.record_id
  INNER JOIN listed AS l
    ON m.contact_id = l.contact_id
), known AS (
  SELECT
    m.contact_id
  FROM earlier_records AS r
  INNER JOIN membership AS m
    ON r.record_id = m.record_id
  UNION
  SELECT
    h.contact_id
  FROM happened AS h
  INNER JOIN listed AS l
    ON h.contact_id = l.contact_id
  WHERE
    h.import_no <> :number
    AND (
      (
        h.import_no > 0 AND h.import_no < :number
      ) OR h.day <= l.import_day
    )
), consents AS (
  SELECT
    contact_id,
    MAX_BY(
      state,
      STRUCT(
        day IS NULL AS k0_null,
        day AS k0,
        COALESCE(occurred_at, TIMESTAMP_MICROS(0)) AS k1,
        event_id IS NULL AS k2_null,
        event_id AS k2
      )
    ) FILTER(WHERE
      NOT state IS NULL) AS state
  FROM happened
  WHERE
    kind = 'consent'
  GROUP BY
    contact_id,
    scope
), asked AS (
  SELECT
    a.account_id AS one,
    b.account_id AS other,
    q.probability
  FROM question_pairs AS q
  INNER JOIN accounts AS a
    ON q.kind = a.kind AND q.contact_a = a.contact_id
  INNER JOIN accounts AS b
    ON q.kind = b.kind AND q.contact_b = b.contact_id
), doubts AS (
  SELECT
    one,
    MAX_BY(
      other,
      STRUCT(
        probability IS NULL AS k0_null,
        probability AS k0,
        (
          -other
        ) IS NULL AS k1_null,
        -other AS k1
      )
    ) FILTER(WHERE
      NOT other IS NULL) AS other
  FROM (
    SELECT
      one,
      other,
      probability
    FROM asked
    UNION ALL
    SELECT
      other,
      one,
      probability
    FROM asked
  )
  WHERE
    one <> other
    AND (
      other IN (
        SELECT
          contact_id
        FROM known
      )
      OR NOT other IN (
        SELECT
          contact_id
        FROM listed
      )
    )
  GROUP BY
    one
)
SELECT
  c.*,
  i.rung,
  c.contact_id IN (
    SELECT
      contact_id
    FROM happened
    WHERE
      kind = 'order'
  ) AS buys,
  c.contact_id IN (
    SELECT
      contact_id
    FROM consents
    WHERE
      state = 'withdrawn'
  ) AS withdrawn,
  IF(k.contact_id IS NULL, d.other, NULL) AS may_be,
  CASE
    WHEN NOT k.contact_id IS NULL
    THEN 'known'
    WHEN NOT d.other IS NULL
    THEN 'doubtful'
    WHEN i.rung > 0
    THEN 'new'
    ELSE 'outside'
  END AS verdict
FROM listed AS l
INNER JOIN contacts AS c
  ON l.contact_id = c.contact_id
LEFT JOIN intervals AS i
  ON l.contact_id = i.contact_id
  AND i.from_day <= GREATEST(:day, c.first_seen_day)
  AND (
    i.to_day IS NULL OR i.to_day > GREATEST(:day, c.first_seen_day)
  )
LEFT JOIN known AS k
  ON l.contact_id = k.contact_id
LEFT JOIN doubts AS d
  ON l.contact_id = d.one
ORDER BY
  l.source_row NULLS LAST,
  c.contact_id NULLS LAST
