WITH referred AS (
  SELECT DISTINCT
    m.contact_id
  FROM events AS e
  INNER JOIN membership AS m
    ON e.ref_record_id = m.record_id
  ANTI JOIN left_out AS l
    ON e.event_id = l.event_id
  WHERE
    e.kind = 'referral' AND e.day <= :day
), ordered AS (
  SELECT DISTINCT
    m.contact_id
  FROM events AS e
  INNER JOIN membership AS m
    ON e.record_id = m.record_id
  SEMI JOIN referred AS r
    ON m.contact_id = r.contact_id
  WHERE
    e.kind = 'order' AND e.day <= :day
), sent AS (
  SELECT
    r.contact_id
  FROM referred AS r
  ANTI JOIN ordered AS o
    ON r.contact_id = o.contact_id
  UNION
  SELECT
    referred AS contact_id
  FROM credits
  WHERE
    day <= :day
)
SELECT
  c.contact_id,
  CASE
    WHEN NOT s.contact_id IS NULL
    THEN :referral
    ELSE COALESCE(w.channel, LOWER(TRANSLATE(TRIM(c.channel), 'İΣ', 'iσ')), '')
  END AS channel
FROM contacts AS c
LEFT JOIN sent AS s
  ON c.contact_id = s.contact_id
LEFT JOIN channel_words AS w
  ON LOWER(TRANSLATE(TRIM(c.channel), 'İΣ', 'iσ')) = w.word
