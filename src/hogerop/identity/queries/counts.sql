-- How many contacts there are.
-- Grain: one row. Columns: contacts (count).
select count(*) as contacts from contacts
