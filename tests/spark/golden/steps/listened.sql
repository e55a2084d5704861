WITH standing AS (
  SELECT
    contact_id,
    rung,
    from_day AS since
  FROM stays
  WHERE
    from_day <= :day AND (
      to_day IS NULL OR to_day > :day
    )
), past AS (
  SELECT
    p.contact_id,
    MIN(p.rung) AS lowest,
    MAX(p.rung) AS highest
  FROM stays AS p
  INNER JOIN standing AS s
    ON p.contact_id = s.contact_id
  WHERE
    p.from_day < s.since
  GROUP BY
    p.contact_id
), coming AS (
  SELECT
    c.contact_id,
    MIN(c.from_day) AS falls_on,
    MIN_BY(c.rung, c.from_day) FILTER(WHERE
      NOT c.rung IS NULL) AS falls_to
  FROM stays AS c
  INNER JOIN standing AS s
    ON c.contact_id = s.contact_id
  WHERE
    c.from_day > :day AND c.from_day <= :falls_by AND c.rung < s.rung
  GROUP BY
    c.contact_id
)
SELECT
  s.contact_id,
  s.rung,
  s.since,
  c.falls_on,
  c.falls_to,
  h.rung AS was,
  h.climbed_to,
  h.climbed_on,
  h.fell_to,
  h.fell_on,
  h.warned_of,
  h.warned_for,
  COALESCE(
    :tells
    AND s.rung > h.rung
    AND COALESCE(p.lowest < s.rung, TRUE)
    AND (
      s.rung <> h.climbed_to OR s.since <> h.climbed_on
    ),
    FALSE
  ) AS climbed,
  COALESCE(
    :tells
    AND s.rung < h.rung
    AND p.highest > s.rung
    AND (
      s.rung <> h.fell_to OR s.since <> h.fell_on
    ),
    FALSE
  ) AS fell,
  :tells
  AND NOT c.falls_on IS NULL
  AND NOT COALESCE(h.falling, FALSE)
  AND (
    s.rung IS DISTINCT FROM h.warned_of OR c.falls_on IS DISTINCT FROM h.warned_for
  ) AS warned
FROM standing AS s
LEFT JOIN heard AS h
  ON s.contact_id = h.contact_id
LEFT JOIN past AS p
  ON s.contact_id = p.contact_id
LEFT JOIN coming AS c
  ON s.contact_id = c.contact_id
