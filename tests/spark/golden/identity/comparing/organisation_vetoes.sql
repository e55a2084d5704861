WITH unlikely AS (
  SELECT
    LEAST(l.record_id, r.record_id) AS record_l,
    GREATEST(l.record_id, r.record_id) AS record_r
  FROM scored AS p
  INNER JOIN organisations AS l
    ON p.mention_id_l = l.mention_id
  INNER JOIN organisations AS r
    ON p.mention_id_r = r.mention_id
  INNER JOIN components AS cl
    ON l.record_id = cl.record_id
  INNER JOIN components AS cr
    ON r.record_id = cr.record_id
  WHERE
    l.record_id <> r.record_id AND cl.component_id = cr.component_id
  GROUP BY ALL
  HAVING
    MAX(p.match_probability) < :most
), named AS (
  SELECT DISTINCT
    c.component_id,
    o.record_id,
    o.sister,
    o.kvk
  FROM organisations AS o
  INNER JOIN components AS c
    ON o.record_id = c.record_id
  WHERE
    NOT o.firm IS NULL
), sisters AS (
  SELECT
    l.record_id AS record_l,
    r.record_id AS record_r
  FROM named AS l
  INNER JOIN named AS r
    ON l.component_id = r.component_id AND l.record_id < r.record_id
  WHERE
    l.sister IS DISTINCT FROM r.sister AND COALESCE(l.kvk <> r.kvk, TRUE)
)
SELECT
  record_l,
  record_r
FROM unlikely
UNION
SELECT
  record_l,
  record_r
FROM sisters
