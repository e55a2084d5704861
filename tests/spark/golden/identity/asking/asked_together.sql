WITH stands_for AS (
  SELECT DISTINCT
    p.contact_id AS person_id,
    o.contact_id AS company_id
  FROM whose AS p
  INNER JOIN whose AS o
    ON p.record_id = o.record_id
  WHERE
    p.kind = 'person' AND o.kind = 'organisation'
), both_asked AS (
  SELECT
    c.contact_a AS company_a,
    c.contact_b AS company_b,
    p.contact_a AS person_a,
    p.contact_b AS person_b,
    a.person_id <> p.contact_a AS crossed,
    STRUCT(
      (
        p.record_l = c.record_l AND p.record_r = c.record_r
      ) IS NULL AS k0_null,
      p.record_l = c.record_l AND p.record_r = c.record_r AS k0,
      p.probability IS NULL AS k1_null,
      p.probability AS k1,
      c.probability IS NULL AS k2_null,
      c.probability AS k2,
      (
        a.person_id = p.contact_a
      ) IS NULL AS k3_null,
      a.person_id = p.contact_a AS k3
    ) AS fits
  FROM question_pairs AS c
  INNER JOIN stands_for AS a
    ON c.contact_a = a.company_id
  INNER JOIN stands_for AS b
    ON c.contact_b = b.company_id
  INNER JOIN question_pairs AS p
    ON p.contact_a = LEAST(a.person_id, b.person_id)
    AND p.contact_b = GREATEST(a.person_id, b.person_id)
  WHERE
    c.kind = 'organisation' AND p.kind = 'person'
), of_persons AS (
  SELECT
    *
  FROM both_asked
  QUALIFY
    ROW_NUMBER() OVER (
      PARTITION BY person_a, person_b
      ORDER BY fits DESC, company_a ASC NULLS LAST, company_b ASC NULLS LAST
    ) = 1
)
SELECT
  company_a,
  company_b,
  person_a,
  person_b,
  crossed
FROM of_persons
QUALIFY
  ROW_NUMBER() OVER (
    PARTITION BY company_a, company_b
    ORDER BY fits DESC, person_a ASC NULLS LAST, person_b ASC NULLS LAST
  ) = 1
ORDER BY
  company_a NULLS LAST,
  company_b NULLS LAST
