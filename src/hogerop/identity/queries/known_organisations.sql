-- Organisations that are surely one: with a legal form, a number of a register, a name and a domain
-- of their own, a role's mailbox, or a row that names them and no person. A word in the company
-- field of a web shop is not enough, nor is an address at somebody's work.
-- Grain: one organisation. Columns: organisation_id. Reads organisations, persons,
-- organisation_now (record_id, contact_id).
select distinct n.contact_id as organisation_id
from organisations as o
inner join organisation_now as n on o.record_id = n.record_id
left join persons as p on o.record_id = p.record_id
where
    o.form is not null or o.kvk is not null or o.vat is not null or o.mailbox is not null
    or (o.firm is not null and (o."domain" is not null or p.record_id is null))
