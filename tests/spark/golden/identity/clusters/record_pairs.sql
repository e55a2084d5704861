SELECT
  LEAST(l.record_id, r.record_id) AS record_l,
  GREATEST(l.record_id, r.record_id) AS record_r,
  MAX(p.match_probability) AS probability,
  MAX_BY(
    p.mention_id_l,
    STRUCT(
      p.match_probability IS NULL AS k0_null,
      p.match_probability AS k0,
      p.mention_id_l IS NULL AS k1_null,
      p.mention_id_l AS k1,
      p.mention_id_r IS NULL AS k2_null,
      p.mention_id_r AS k2
    )
  ) FILTER(WHERE
    NOT p.mention_id_l IS NULL) AS mention_l,
  MAX_BY(
    p.mention_id_r,
    STRUCT(
      p.match_probability IS NULL AS k0_null,
      p.match_probability AS k0,
      p.mention_id_l IS NULL AS k1_null,
      p.mention_id_l AS k1,
      p.mention_id_r IS NULL AS k2_null,
      p.mention_id_r AS k2
    )
  ) FILTER(WHERE
    NOT p.mention_id_r IS NULL) AS mention_r
FROM scored AS p
INNER JOIN mentions AS l
  ON p.mention_id_l = l.mention_id
INNER JOIN mentions AS r
  ON p.mention_id_r = r.mention_id
WHERE
  l.record_id <> r.record_id
GROUP BY ALL
HAVING
  MAX(p.match_probability) >= :least
ORDER BY
  record_l NULLS LAST,
  record_r NULLS LAST
