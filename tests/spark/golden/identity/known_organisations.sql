SELECT DISTINCT
  n.contact_id AS organisation_id
FROM organisations AS o
INNER JOIN organisation_now AS n
  ON o.record_id = n.record_id
LEFT JOIN persons AS p
  ON o.record_id = p.record_id
WHERE
  NOT o.form IS NULL
  OR NOT o.kvk IS NULL
  OR NOT o.vat IS NULL
  OR NOT o.mailbox IS NULL
  OR (
    NOT o.firm IS NULL AND (
      NOT o.`domain` IS NULL OR p.record_id IS NULL
    )
  )
