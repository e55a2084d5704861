WITH unlikely AS (
  SELECT
    LEAST(l.record_id, r.record_id) AS record_l,
    GREATEST(l.record_id, r.record_id) AS record_r
  FROM scored AS p
  INNER JOIN persons AS l
    ON p.mention_id_l = l.mention_id
  INNER JOIN persons AS r
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
    p.record_id,
    p.given,
    p.initials,
    p.nick,
    p.surname,
    p.card
  FROM persons AS p
  INNER JOIN components AS c
    ON p.record_id = c.record_id
  WHERE
    NOT p.given IS NULL
), likely AS (
  SELECT
    record_l,
    record_r
  FROM record_pairs
  WHERE
    probability >= 0.5
), other_names AS (
  SELECT
    l.record_id AS record_l,
    r.record_id AS record_r
  FROM named AS l
  INNER JOIN named AS r
    ON l.component_id = r.component_id AND l.record_id < r.record_id
  ANTI JOIN likely
    ON l.record_id = likely.record_l AND r.record_id = likely.record_r
  WHERE
    l.given <> r.given
    AND DUCK_JARO_WINKLER_SIMILARITY(l.given, r.given) < 0.8
    AND NOT (
      DUCK_DAMERAU_LEVENSHTEIN(l.given, r.given) <= 2
      AND LEAST(LENGTH(l.given), LENGTH(r.given)) >= 5
    )
    AND COALESCE(l.card <> r.card, TRUE)
    AND NOT COALESCE(ARRAYS_OVERLAP(ARRAY_COMPACT(l.nick), ARRAY_COMPACT(r.nick)), FALSE)
    AND NOT CONTAINS(l.initials, LEFT(r.given, 1))
    AND NOT CONTAINS(r.initials, LEFT(l.given, 1))
    AND COALESCE(DUCK_JARO_WINKLER_SIMILARITY(l.given, r.surname) < 0.8, TRUE)
    AND COALESCE(DUCK_JARO_WINKLER_SIMILARITY(r.given, l.surname) < 0.8, TRUE)
)
SELECT
  record_l,
  record_r
FROM unlikely
UNION
SELECT
  record_l,
  record_r
FROM other_names
