SELECT
  mention_id_r AS mention_id,
  mention_id_l AS first_id
FROM scored
WHERE
  match_probability >= 0.6
UNION ALL
SELECT
  mention_id,
  group_id
FROM sure_groups
WHERE
  mention_id <> group_id
