-- How likely two records are one: as likely as their likest tellings.
-- Grain: one pair of records with a probability of $least or more.
-- Columns: record_l < record_r, probability, and the pair of tellings that says so.
-- Reads scored, mentions.
select
    least(l.record_id, r.record_id) as record_l,
    greatest(l.record_id, r.record_id) as record_r,
    max(p.match_probability) as probability,
    arg_max(p.mention_id_l, (p.match_probability, p.mention_id_l, p.mention_id_r)) as mention_l,
    arg_max(p.mention_id_r, (p.match_probability, p.mention_id_l, p.mention_id_r)) as mention_r
from scored as p
inner join mentions as l on p.mention_id_l = l.mention_id
inner join mentions as r on p.mention_id_r = r.mention_id
where l.record_id != r.record_id
group by all
having max(p.match_probability) >= $least
order by record_l, record_r
