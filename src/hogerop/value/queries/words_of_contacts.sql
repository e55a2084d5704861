-- One row per word that files give for how somebody came in: word (lower case), records (that have
-- it). Relation: records.
select lower(trim(channel)) as word, count(*) as records
from records
where trim(channel) <> ''
group by word
order by word
