-- One row per action or campaign of no plan that reached somebody: campaign, since (first day),
-- reached (contacts). Relations: events, membership, planned (campaign: what the plan has).
select
    e.action_id as campaign,
    min(e.day) as since,
    count(distinct m.contact_id) as reached
from events as e
inner join membership as m on e.record_id = m.record_id
anti join planned as p on e.action_id = p.campaign
where e.kind = 'touch' and e.action_id is not null and e.day <= $until
group by e.action_id
order by since, campaign
