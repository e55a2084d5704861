WITH taken AS (
  SELECT DISTINCT
    t.order_ref
  FROM entries AS e
  INNER JOIN told AS t
    ON e.source_row = t.source_row AND e.part = t.part
  WHERE
    e.kind = 'order' AND NOT e.known AND e.first_of_its_kind
), told_before AS (
  SELECT DISTINCT
    k.order_ref,
    k.import_no
  FROM known_lines AS k
  SEMI JOIN taken AS t
    ON k.order_ref = t.order_ref
  WHERE
    k.source = :source AND k.kind = 'order' AND k.whole IS NULL
)
SELECT
  COUNT(DISTINCT order_ref) AS orders,
  ARRAY_SORT(
    ARRAY_COMPACT(
      ARRAY_DISTINCT(
        IF(
          SIZE((
            COLLECT_LIST(STRUCT(import_no AS v)).v
          )) = 0,
          NULL,
          (
            COLLECT_LIST(STRUCT(import_no AS v)).v
          )
        )
      )
    )
  ) AS imports
FROM told_before
