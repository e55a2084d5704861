SELECT
  MIN(day) FILTER(WHERE
    kind <> 'touch' OR import_no > 0) AS first_event,
  MAX(day) FILTER(WHERE
    kind <> 'touch' OR import_no > 0) AS newest_event,
  COALESCE(BOOL_OR(kind IN ('referral', 'testimonial')), FALSE) AS records_promotions,
  COALESCE(BOOL_OR(kind = 'order' AND NOT margin IS NULL), FALSE) AS margin_known
FROM events
