-- Grain: one row in all: the last row of the file. Reads fates.
select max(source_row) as last_row from fates
