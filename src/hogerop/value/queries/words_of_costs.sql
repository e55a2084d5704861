-- One row per word that files give for what money was spent on: word (lower case).
-- Relation: costs.
select distinct lower(trim(channel)) as word
from costs
where trim(channel) <> ''
order by word
