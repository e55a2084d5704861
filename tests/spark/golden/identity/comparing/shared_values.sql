WITH carried AS (
  SELECT DISTINCT
    email AS `value`,
    given,
    initial,
    nick,
    surname,
    parts
  FROM persons
  WHERE
    NOT email IS NULL AND (
      NOT initial IS NULL OR NOT surname IS NULL
    )
  UNION
  SELECT DISTINCT
    phone,
    given,
    initial,
    nick,
    surname,
    parts
  FROM persons
  WHERE
    NOT phone IS NULL AND (
      NOT initial IS NULL OR NOT surname IS NULL
    )
  UNION
  SELECT DISTINCT
    mobile,
    given,
    initial,
    nick,
    surname,
    parts
  FROM persons
  WHERE
    NOT mobile IS NULL AND (
      NOT initial IS NULL OR NOT surname IS NULL
    )
  UNION
  SELECT DISTINCT
    iban,
    given,
    initial,
    nick,
    surname,
    parts
  FROM persons
  WHERE
    NOT iban IS NULL AND (
      NOT initial IS NULL OR NOT surname IS NULL
    )
), crowded AS (
  SELECT
    `value`,
    COUNT(*) AS names
  FROM carried
  GROUP BY
    `value`
  HAVING
    COUNT(*) > 1
), few AS (
  SELECT
    carried.*
  FROM carried
  INNER JOIN crowded
    ON carried.`value` = crowded.`value` AND crowded.names <= 40
), likened AS (
  SELECT
    l.`value`,
    l.given = r.given AS same_given,
    COALESCE(l.initial <> r.initial, FALSE) AS other_initial,
    ARRAYS_OVERLAP(ARRAY_COMPACT(l.nick), ARRAY_COMPACT(r.nick)) AS short_form,
    ARRAYS_OVERLAP(ARRAY_COMPACT(l.parts), ARRAY_COMPACT(r.parts)) AS same_part,
    NOT l.given IS NULL AND NOT r.given IS NULL AS both_given,
    IF(LEAST(LENGTH(l.given), LENGTH(r.given)) >= 6, 0.78, 0.85) AS enough,
    GREATEST(
      DUCK_JARO_WINKLER_SIMILARITY(l.given, r.given),
      IF(
        LENGTH(l.given) >= 5,
        1 - CAST(DUCK_DAMERAU_LEVENSHTEIN(l.given, r.given) AS DOUBLE) / CAST(14 AS DOUBLE),
        0
      )
    ) AS givens,
    IF(
      l.surname IS NULL OR r.surname IS NULL,
      NULL,
      GREATEST(
        DUCK_JARO_WINKLER_SIMILARITY(l.surname, r.surname),
        IF(
          LENGTH(l.surname) >= 5,
          1 - CAST(DUCK_DAMERAU_LEVENSHTEIN(l.surname, r.surname) AS DOUBLE) / CAST(14 AS DOUBLE),
          0
        )
      )
    ) AS surnames,
    DUCK_JARO_WINKLER_SIMILARITY(l.given, r.surname) AS crosswise,
    DUCK_JARO_WINKLER_SIMILARITY(l.surname, r.given) AS other_crosswise
  FROM few AS l
  INNER JOIN few AS r
    ON l.`value` = r.`value`
    AND STRUCT(
      COALESCE(l.given, '') AS k0,
      COALESCE(l.initial, '') AS k1,
      COALESCE(l.surname, '') AS k2
    ) < STRUCT(
      COALESCE(r.given, '') AS k0,
      COALESCE(r.initial, '') AS k1,
      COALESCE(r.surname, '') AS k2
    )
), compared AS (
  SELECT
    `value`,
    COALESCE(short_form, FALSE)
    OR IF(both_given, givens >= enough, NOT other_initial) AS likely_given,
    COALESCE(same_part, FALSE)
    OR COALESCE(surnames >= IF(COALESCE(givens >= 0.85, FALSE), 0.7, 0.85), TRUE)
    OR COALESCE(same_given, FALSE) AS likely_surname,
    COALESCE(crosswise >= 0.8, TRUE)
    AND COALESCE(other_crosswise >= 0.8, TRUE)
    AND (
      NOT crosswise IS NULL OR NOT other_crosswise IS NULL
    ) AS likely_swapped
  FROM likened
)
SELECT DISTINCT
  `value`
FROM compared
WHERE
  NOT (
    likely_given AND likely_surname
  ) AND NOT likely_swapped
UNION
SELECT
  `value`
FROM crowded
WHERE
  names > 40
