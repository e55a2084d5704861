SELECT
  contact_id,
  rung,
  NOT falls_on IS NULL AS falling,
  CASE WHEN climbed OR climbed_to IS NULL THEN rung ELSE climbed_to END AS climbed_to,
  CASE WHEN climbed OR climbed_to IS NULL THEN since ELSE climbed_on END AS climbed_on,
  CASE WHEN fell OR fell_to IS NULL THEN rung ELSE fell_to END AS fell_to,
  CASE WHEN fell OR fell_to IS NULL THEN since ELSE fell_on END AS fell_on,
  CASE WHEN falls_on IS NULL THEN warned_of ELSE rung END AS warned_of,
  COALESCE(falls_on, warned_for) AS warned_for
FROM listened
UNION ALL
SELECT
  h.*
FROM heard AS h
WHERE
  NOT h.contact_id IN (
    SELECT
      l.contact_id
    FROM listened AS l
  )
