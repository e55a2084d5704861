-- How many records and contacts there are.
-- Grain: one row. Columns: records, contacts (counts).
select
    (select count(*) from membership) as records,
    (select count(*) from contacts) as contacts
