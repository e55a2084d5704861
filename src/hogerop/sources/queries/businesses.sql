-- Grain: one row in all: how many of the owner's own businesses the file tells of. Reads rows.
select count(distinct business) as businesses from rows
