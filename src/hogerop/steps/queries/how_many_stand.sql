-- How many contacts were seen by the edition's day. Grain: one row. Columns: contacts. Relation:
-- standings.
select count(*) as contacts from standings
