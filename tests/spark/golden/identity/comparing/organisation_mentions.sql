SELECT
  mention_id,
  record_id
FROM organisations
